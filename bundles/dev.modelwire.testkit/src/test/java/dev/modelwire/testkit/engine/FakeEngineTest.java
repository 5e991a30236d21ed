package dev.modelwire.testkit.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.engine.api.ElementType;
import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionCall;
import dev.modelwire.engine.api.SessionOptions;
import dev.modelwire.engine.api.TensorInfo;
import dev.modelwire.testkit.engine.FakeModel.Finish;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FakeEngineTest extends EngineContractTest {

    private final FakeEngine engine = new FakeEngine();

    @Override
    protected Engine engine() {
        return engine;
    }

    @Override
    protected String format() {
        return FakeEngine.FORMAT;
    }

    @Override
    protected Path model(Path into) throws IOException {
        return write(into, FakeModel.of("x", "y", Finish.SOFTMAX, new double[] {0.5, 1, -1}, new double[] {0, 2, 1}));
    }

    @Test
    void run_affineModel_answersItsSums() throws Exception {
        FakeModel model = FakeModel.of("x", "y", Finish.NONE, new double[] {0.5, 1, -2}, new double[] {1, 0, 0});
        assertEquals(List.of(-2.5, 1.0), answer(model, 1, 2));
    }

    @Test
    void run_softmax_sumsToOne() throws Exception {
        FakeModel model = FakeModel.of("x", "y", Finish.SOFTMAX, new double[] {0, 1, 0}, new double[] {0, 0, 1});
        List<Double> answer = answer(model, 3, 1);
        assertEquals(1, answer.get(0) + answer.get(1), 1e-6);
        assertTrue(answer.get(0) > answer.get(1));
    }

    @Test
    void run_modelOfNan_answersNan() throws Exception {
        FakeModel model = FakeModel.of("x", "y", Finish.NAN, new double[] {0, 1}, new double[] {0, 1});
        assertEquals(List.of(Double.NaN, 3.0), answer(model, 3));
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void run_everyElementType_isReadAndWritten(ElementType type) throws Exception {
        FakeModel model = new FakeModel(
                List.of(new TensorInfo("x", type, List.of(1))),
                List.of(new TensorInfo("y", type, List.of(1))),
                List.of(List.of(0.0, 1.0)),
                Finish.NONE);
        assertEquals(List.of(1.0), answer(model, 1));
    }

    @Test
    void counts_openAndClose_areKept() throws Exception {
        EngineSession session = open(FakeModel.of("x", "y", Finish.NONE, new double[] {0, 1}));
        assertEquals(1, engine.open());
        session.close();
        session.close();
        assertEquals(1, engine.opened());
        assertEquals(1, engine.closed());
        assertEquals(0, engine.usesAfterFree());
    }

    @ParameterizedTest
    @EnumSource(EngineException.Kind.class)
    void open_toldToRefuse_refusesUntilToldToAccept(EngineException.Kind kind) throws Exception {
        FakeModel model = FakeModel.of("x", "y", Finish.NONE, new double[] {0, 1});
        engine.refuse(kind);
        assertEquals(
                kind, assertThrows(EngineException.class, () -> open(model)).kind());
        engine.accept();
        open(model).close();
        assertEquals(1, engine.opened());
    }

    @Test
    void run_toldToFail_fails() throws Exception {
        engine.failRuns(EngineException.Kind.FAILED);
        FakeModel model = FakeModel.of("x", "y", Finish.NONE, new double[] {0, 1});
        assertEquals(
                EngineException.Kind.FAILED,
                assertThrows(EngineException.class, () -> answer(model, 1)).kind());
    }

    private static Path write(Path into, FakeModel model) throws IOException {
        Path file = into.resolve("model.fake");
        Files.write(file, model.bytes());
        return file;
    }

    private EngineSession open(FakeModel model) throws Exception {
        return engine.open(
                new ModelFile(write(directory, model), FakeEngine.FORMAT, "0".repeat(64)), SessionOptions.stateless());
    }

    private List<Double> answer(FakeModel model, double... inputs) throws Exception {
        List<Double> answer = new ArrayList<>();
        try (EngineSession session = open(model)) {
            session.run(new SessionCall() {
                @Override
                public void write(List<ByteBuffer> buffers) {
                    for (double input : inputs) {
                        Elements.put(model.inputs().get(0).type(), buffers.get(0), input);
                    }
                }

                @Override
                public void read(List<ByteBuffer> buffers) {
                    ElementType type = model.outputs().get(0).type();
                    while (buffers.get(0).hasRemaining()) {
                        answer.add(Elements.get(type, buffers.get(0)));
                    }
                }
            });
        }
        return answer;
    }
}
