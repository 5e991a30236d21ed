package dev.modelwire.engine.djl.internal;

import dev.modelwire.engine.api.EngineException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * A native library inside the bundle, trusted by its digest alone.
 *
 * @param resource its name on the class path
 * @param sha256 what its content must be
 */
record NativeLibrary(String resource, String sha256) {

    /** TFLite 2.6.2 for Linux x86_64, as ai.djl.tflite:tflite-native-cpu publishes it. */
    static final NativeLibrary TFLITE = new NativeLibrary(
            "native/lib/libtensorflowlite_jni.so", "5671182c49611b502a1b556f5b197f4005674cb01b6ff0de9b436cbf483fb839");

    /**
     * Copies the library to a directory that no other class loader ever had (a JVM loads one path into one class loader
     * only), checks what arrived on the disk, gives it to the loader, and removes the copy: the mapping stays.
     */
    void load(ClassLoader bundle, Path base, Consumer<Path> loader) throws EngineException {
        try {
            Files.createDirectories(base);
            Path directory = Files.createTempDirectory(base, "native-");
            Path file = directory.resolve(Path.of(resource).getFileName());
            try {
                copy(bundle, file);
                requireDigest(file);
                loader.accept(file);
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(directory);
            }
        } catch (IOException | LinkageError e) {
            throw new EngineException(
                    EngineException.Kind.UNAVAILABLE,
                    "native library [" + resource + "] could not be loaded from [" + base + "]: it needs glibc and a"
                            + " directory that is writable and not mounted noexec (" + e.getMessage() + ")",
                    e);
        }
    }

    private void copy(ClassLoader bundle, Path file) throws IOException {
        try (InputStream in = bundle.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("the bundle does not contain it");
            }
            Files.copy(in, file);
        }
    }

    private void requireDigest(Path file) throws IOException, EngineException {
        String actual = digest(file);
        if (!actual.equals(sha256)) {
            throw new EngineException(
                    EngineException.Kind.UNAVAILABLE,
                    "native library [" + resource + "] has SHA-256 [" + actual + "] on the disk: it must be [" + sha256
                            + "]; install the bundle again and check the disk");
        }
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
