package dev.modelwire.engine.support.internal;

import dev.modelwire.engine.api.EngineException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/**
 * A native library inside the bundle, trusted by its digest alone.
 *
 * @param resource its name on the class path
 * @param sha256 what its content must be
 */
public record NativeLibrary(String resource, String sha256) {

    /** Loads this library alone, see {@link #loadAll}. */
    public void load(ClassLoader bundle, Path base, String needs, Consumer<Path> loader) throws EngineException {
        loadAll(List.of(this), bundle, base, needs, loader);
    }

    /**
     * Copies the libraries to a directory that no other class loader ever had (a JVM loads one path into one class loader
     * only), checks what arrived on the disk, gives them to the loader in their order, and removes the copies: the
     * mappings stay. Nothing is loaded before everything was checked.
     *
     * @param needs what the libraries need of the platform, for messages
     */
    public static void loadAll(
            List<NativeLibrary> libraries, ClassLoader bundle, Path base, String needs, Consumer<Path> loader)
            throws EngineException {
        try {
            Files.createDirectories(base);
            Path directory = Files.createTempDirectory(base, "native-");
            List<Path> files = new ArrayList<>();
            try {
                for (NativeLibrary library : libraries) {
                    Path file = directory.resolve(Path.of(library.resource).getFileName());
                    files.add(file);
                    library.copy(bundle, file);
                    library.requireDigest(file);
                }
                files.forEach(loader);
            } finally {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
                Files.deleteIfExists(directory);
            }
        } catch (IOException | LinkageError e) {
            throw new EngineException(
                    EngineException.Kind.UNAVAILABLE,
                    "native library [" + libraries.get(0).resource + "] could not be loaded from [" + base
                            + "]: it needs " + needs + " and a directory that is writable and not mounted noexec ("
                            + e.getMessage() + ")",
                    e);
        }
    }

    private void copy(ClassLoader bundle, Path file) throws IOException {
        try (InputStream in = bundle.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("the bundle does not contain [" + resource + "]");
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
