package dev.modelwire.testkit.engine;

import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.testkit.onnx.Node;
import dev.modelwire.testkit.onnx.OnnxModel;
import dev.modelwire.testkit.onnx.OnnxModels;
import dev.modelwire.testkit.tflite.Mlp;
import dev.modelwire.testkit.tflite.TfliteModel;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * An engine with a native library, and models in a format that it opens.
 *
 * @param format of the models
 * @param loader of the engine
 * @param perceptron writes one that can also be calculated in Java
 * @param branches writes a model that answers {@code tanh(b)} and {@code logistic(a)}, in this order, of {@code a} [1, 2] and
 *     {@code b} [1, 3]
 */
public record RealEngine(String format, Loader<Loaded> loader, Perceptron perceptron, Supplier<byte[]> branches) {

    /**
     * Loads something.
     *
     * @param <T> what is loaded
     */
    @FunctionalInterface
    public interface Loader<T> {

        /** Returns what was loaded, whose native library may be written into the directory. */
        T load(Path natives) throws EngineException;
    }

    /**
     * An engine, and how it is closed by whoever offers it.
     *
     * @param engine that was loaded
     * @param close ends it and its sessions
     */
    public record Loaded(Engine engine, Runnable close) {}

    /** Writes a perceptron in the format. */
    @FunctionalInterface
    public interface Perceptron {

        /** Returns the file. */
        byte[] file(Mlp mlp, String input, String output);
    }

    /** Returns an engine for TFLite models. */
    public static <E extends Engine> RealEngine tflite(Loader<E> loader, Consumer<E> closer) {
        return new RealEngine("tflite", loaded(loader, closer), Mlp::toTflite, RealEngine::tfliteBranches);
    }

    /** Returns an engine for ONNX models. */
    public static <E extends Engine> RealEngine onnx(Loader<E> loader, Consumer<E> closer) {
        return new RealEngine("onnx", loaded(loader, closer), OnnxModels::of, RealEngine::onnxBranches);
    }

    private static <E extends Engine> Loader<Loaded> loaded(Loader<E> loader, Consumer<E> closer) {
        return natives -> {
            E engine = loader.load(natives);
            return new Loaded(engine, () -> closer.accept(engine));
        };
    }

    private static byte[] tfliteBranches() {
        TfliteModel.Builder model = TfliteModel.builder();
        int a = model.tensor("a", 1, 2);
        int b = model.tensor("b", 1, 3);
        int tanh = model.tensor("tanh", 1, 3);
        int logistic = model.tensor("logistic", 1, 2);
        return model.tanh(b, tanh)
                .logistic(a, logistic)
                .inputs(a, b)
                .outputs(tanh, logistic)
                .toBytes();
    }

    private static byte[] onnxBranches() {
        return new OnnxModel()
                .input("a", 1, 2)
                .input("b", 1, 3)
                .node(Node.of("Tanh", List.of("b"), List.of("tanh")))
                .node(Node.of("Sigmoid", List.of("a"), List.of("logistic")))
                .output("tanh", 1, 3)
                .output("logistic", 1, 2)
                .toBytes();
    }
}
