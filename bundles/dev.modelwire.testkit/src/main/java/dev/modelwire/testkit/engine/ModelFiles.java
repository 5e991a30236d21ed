package dev.modelwire.testkit.engine;

import dev.modelwire.engine.api.ModelFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Model files made of bytes. */
public final class ModelFiles {

    private ModelFiles() {}

    /** Writes a {@code tflite} model to a new file in the directory. */
    public static ModelFile write(Path directory, byte[] content) {
        return write(directory, "tflite", content);
    }

    /** Writes a model of a format to a new file in the directory. */
    public static ModelFile write(Path directory, String format, byte[] content) {
        try {
            Path file = Files.write(Files.createTempFile(directory, "model", "." + format), content);
            return new ModelFile(file, format, "00ff");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
