package dev.modelwire.benchmarks;

import dev.modelwire.testkit.onnx.OnnxModels;
import dev.modelwire.testkit.tflite.Fixtures;
import dev.modelwire.testkit.tflite.Lstm;
import dev.modelwire.testkit.tflite.Mlp;
import dev.modelwire.testkit.tflite.MobileNet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The models that are measured, the same weights in both formats. */
enum Subject {
    MLP("MLP 10-32-4", 4, true, "1, 10"),
    LSTM("LSTM 24×50→24", 24, false, "1, 24, 50"),
    NET_SMALL("MobileNetV1 0.25@128", 1001, false, "1, 128, 128, 3"),
    NET_LARGE("MobileNetV1 1.0@224", 1001, false, "1, 224, 224, 3");

    static final String INPUT = "x";
    static final String OUTPUT = "y";

    private static final int UNITS = 64;

    private final String label;
    private final int outputs;
    private final boolean features;
    private final String shape;

    Subject(String label, int outputs, boolean features, String shape) {
        this.label = label;
        this.outputs = outputs;
        this.features = features;
        this.shape = shape;
    }

    String label() {
        return label;
    }

    int outputs() {
        return outputs;
    }

    int inputs() {
        return elements(dimensions(shape));
    }

    /** Whether a record has a property for each element. */
    boolean features() {
        return features;
    }

    /** Returns the model's file for one record in a call. */
    byte[] file(String format, long seed) {
        return file(format, seed, 1);
    }

    /** Returns the model's file for that many records in a call, which the nets take one of only. */
    byte[] file(String format, long seed, int batch) {
        boolean tflite = format.equals("tflite");
        return switch (this) {
            case MLP -> {
                Mlp mlp = Fixtures.mlp(seed, 10, 32, 4);
                yield tflite ? mlp.toTflite(INPUT, OUTPUT, batch) : OnnxModels.of(mlp, INPUT, OUTPUT, batch);
            }
            case LSTM -> {
                Lstm lstm = Lstm.of(seed, 24, 50, UNITS, 24);
                yield tflite ? lstm.toTflite(INPUT, OUTPUT, batch) : OnnxModels.of(lstm, INPUT, OUTPUT, batch);
            }
            case NET_SMALL -> net(MobileNet.of(seed, 0.25, 128, outputs), tflite);
            case NET_LARGE -> net(MobileNet.of(seed, 1.0, 224, outputs), tflite);
        };
    }

    private static byte[] net(MobileNet net, boolean tflite) {
        return tflite ? net.toTflite(INPUT, OUTPUT) : OnnxModels.of(net, INPUT, OUTPUT);
    }

    /** Returns the manifest of a version. */
    String manifest(String format, String version) {
        return manifest(format, version, features, dimensions(shape), outputs);
    }

    /** Returns the manifest of a version that takes that many records in a call. */
    String manifest(String format, String version, int batch) {
        return manifest(format, version)
                .replace("\"shape\": [1,", "\"shape\": [" + batch + ",")
                .replaceFirst("\"model\"", "\"batch\": " + batch + ", \"model\"");
    }

    static String manifest(String format, String version, boolean features, List<Integer> shape, int outputs) {
        String names = IntStream.range(0, elements(shape))
                .mapToObj(i -> "{ \"name\": \"" + feature(i) + "\" }")
                .collect(Collectors.joining(", ", ", \"features\": [", "]"));
        return """
                { "modelwire-manifest": 1, "model": "%s", "version": "%s", "format": "%s",
                  "inputs": [ { "name": "%s", "type": "FP32", "shape": %s%s } ],
                  "outputs": [ { "name": "%s", "type": "FP32", "shape": [1, %d] } ] }
                """.formatted(Serving.MODEL, version, format, INPUT, shape, features ? names : "", OUTPUT, outputs);
    }

    static List<Integer> dimensions(String shape) {
        return Stream.of(shape.split(", ", -1)).map(Integer::valueOf).toList();
    }

    static int elements(List<Integer> shape) {
        return shape.stream().mapToInt(Integer::intValue).reduce(1, (a, b) -> a * b);
    }

    static String feature(int index) {
        return "f" + index;
    }
}
