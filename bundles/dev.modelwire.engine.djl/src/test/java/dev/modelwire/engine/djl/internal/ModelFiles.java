package dev.modelwire.engine.djl.internal;

import dev.modelwire.engine.api.ModelFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Model files made of bytes. */
final class ModelFiles {

    private ModelFiles() {}

    static ModelFile write(Path directory, byte[] content) {
        try {
            Path file = Files.write(Files.createTempFile(directory, "model", ".tflite"), content);
            return new ModelFile(file, "tflite", "00ff");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
