package dev.modelwire.benchmarks;

import dev.modelwire.testkit.onnx.OnnxModels;
import dev.modelwire.testkit.tflite.MobileNet;
import java.util.List;

/**
 * A sound model of which damaged copies are made.
 *
 * @param features whether a record has a property for each element
 */
record DamagedSubject(String name, String format, byte[] file, boolean features, List<Integer> shape, int outputs) {

    private static final int SIDE = 32;
    private static final int CLASSES = 10;

    /** Returns a perceptron, a forecaster and an image classifier that is small enough to be run a thousand times. */
    static List<DamagedSubject> all(String format) {
        MobileNet net = MobileNet.of(1, 0.25, SIDE, CLASSES);
        return List.of(
                of("mlp", format, Subject.MLP, List.of(1, 10)),
                of("lstm", format, Subject.LSTM, List.of(1, 24, 50)),
                new DamagedSubject(
                        "net",
                        format,
                        format.equals("tflite")
                                ? net.toTflite(Subject.INPUT, Subject.OUTPUT)
                                : OnnxModels.of(net, Subject.INPUT, Subject.OUTPUT),
                        false,
                        List.of(1, SIDE, SIDE, 3),
                        CLASSES));
    }

    private static DamagedSubject of(String name, String format, Subject subject, List<Integer> shape) {
        return new DamagedSubject(name, format, subject.file(format, 1), subject.features(), shape, subject.outputs());
    }

    int inputs() {
        return Subject.elements(shape);
    }

    String manifest(String version) {
        return Subject.manifest(format, version, features, shape, outputs).stripTrailing();
    }
}
