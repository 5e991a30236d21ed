package dev.modelwire.engine.onnx.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineFactory;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionOptions;
import dev.modelwire.engine.djl.internal.DjlEngineFactory;
import dev.modelwire.engine.litert.internal.LitertEngineFactory;
import dev.modelwire.testkit.engine.FloatCall;
import dev.modelwire.testkit.engine.ModelFiles;
import dev.modelwire.testkit.onnx.OnnxModels;
import dev.modelwire.testkit.tflite.Fixtures;
import dev.modelwire.testkit.tflite.Lstm;
import dev.modelwire.testkit.tflite.Mlp;
import dev.modelwire.testkit.tflite.MobileNet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same weights in each format answer the same in each engine, all in one process. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "one of the engines has no native library")
class ParityTest {

    private static final float TOLERANCE = 1e-5f;

    @TempDir
    static Path natives;

    @TempDir
    Path directory;

    /** A model in both formats and what it must answer. */
    private record Subject(
            String name, int inputs, Supplier<byte[]> tflite, Supplier<byte[]> onnx, UnaryOperator<float[]> forward) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Subject> subjects() {
        Mlp mlp = Fixtures.mlp(1, 10, 32, 4);
        Lstm lstm = Lstm.of(2, 24, 50, 64, 24);
        MobileNet net = MobileNet.of(3, 0.25, 64, 10);
        return Stream.of(
                new Subject(
                        "perceptron",
                        10,
                        () -> mlp.toTflite("in", "out"),
                        () -> OnnxModels.of(mlp, "in", "out"),
                        mlp::forward),
                new Subject(
                        "forecaster",
                        24 * 50,
                        () -> lstm.toTflite("in", "out"),
                        () -> OnnxModels.of(lstm, "in", "out"),
                        lstm::forward),
                new Subject(
                        "image classifier",
                        64 * 64 * 3,
                        () -> net.toTflite("in", "out"),
                        () -> OnnxModels.of(net, "in", "out"),
                        net::forward));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void run_sameWeights_answersAgree(Subject subject) throws EngineException {
        float[] in = floats(subject.inputs());
        float[] expected = subject.forward().apply(in);
        ModelFile tflite =
                ModelFiles.write(directory, "tflite", subject.tflite().get());
        ModelFile onnx = ModelFiles.write(directory, "onnx", subject.onnx().get());
        for (EngineFactory factory :
                List.of(new DjlEngineFactory(), new LitertEngineFactory(), new OnnxEngineFactory())) {
            Engine engine = factory.create(Map.of("native.directory", natives.toString()));
            ModelFile model = engine.formats().contains("onnx") ? onnx : tflite;
            try (EngineSession session = engine.open(model, SessionOptions.stateless())) {
                float[] answer = FloatCall.run(session, in);
                assertTrue(answer.length > 1, engine.name());
                assertArrayEquals(expected, answer, TOLERANCE, engine.name());
                assertArrayEquals(answer, FloatCall.run(session, in), engine.name() + " again");
            }
        }
    }

    private static float[] floats(int count) {
        Random random = new Random(5);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat() * 2 - 1;
        }
        return values;
    }
}
