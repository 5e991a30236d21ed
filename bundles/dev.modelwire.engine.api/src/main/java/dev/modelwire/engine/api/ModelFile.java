package dev.modelwire.engine.api;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A verified model file.
 *
 * @param path where it lies; it must not change while a session of it is open
 * @param format name of its format, for example {@code tflite}
 * @param sha256 its SHA-256 in lower-case hexadecimal digits, for messages
 */
public record ModelFile(Path path, String format, String sha256) {

    public ModelFile {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(sha256, "sha256");
    }
}
