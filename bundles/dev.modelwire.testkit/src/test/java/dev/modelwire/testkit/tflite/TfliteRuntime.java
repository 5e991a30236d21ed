package dev.modelwire.testkit.tflite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.tensorflow.lite.Interpreter;

/** The real TensorFlow Lite, with its native library taken from the test class path. */
final class TfliteRuntime {
    private static final String LIBRARY = "native/lib/libtensorflowlite_jni.so";

    static {
        try (InputStream in = TfliteRuntime.class.getClassLoader().getResourceAsStream(LIBRARY)) {
            Path library = Files.createTempFile("tensorflowlite_jni", ".so");
            Files.copy(Objects.requireNonNull(in, LIBRARY), library, StandardCopyOption.REPLACE_EXISTING);
            System.load(library.toString());
            Files.delete(library);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TfliteRuntime() {}

    static Interpreter open(byte[] model) {
        ByteBuffer direct = ByteBuffer.allocateDirect(model.length).order(ByteOrder.nativeOrder());
        direct.put(model).rewind();
        return new Interpreter(direct);
    }

    static float[] run(byte[] model, float[] in) {
        try (Interpreter interpreter = open(model)) {
            float[][] out = new float[1][interpreter.getOutputTensor(0).numElements()];
            interpreter.run(new float[][] {in}, out);
            return out[0];
        }
    }
}
