package dev.modelwire.demo;

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
public final class Tflite {
    private static final String LIBRARY = "native/lib/libtensorflowlite_jni.so";

    static {
        try (InputStream in = Tflite.class.getClassLoader().getResourceAsStream(LIBRARY)) {
            Path library = Files.createTempFile("tensorflowlite_jni", ".so");
            Files.copy(Objects.requireNonNull(in, LIBRARY), library, StandardCopyOption.REPLACE_EXISTING);
            System.load(library.toString());
            Files.delete(library);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Tflite() {}

    public static Interpreter open(Path model) throws IOException {
        byte[] bytes = Files.readAllBytes(model);
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).order(ByteOrder.nativeOrder());
        direct.put(bytes).rewind();
        return new Interpreter(direct);
    }
}
