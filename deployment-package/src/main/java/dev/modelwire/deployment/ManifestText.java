package dev.modelwire.deployment;

import java.nio.charset.StandardCharsets;

/**
 * Writes a manifest with its sections in a given order; {@link java.util.jar.Manifest} keeps none, and the order of the
 * sections is the order in which Deployment Admin installs.
 */
final class ManifestText {

    private static final int LINE_BYTES = 70;

    private final StringBuilder text = new StringBuilder();

    ManifestText header(String name, String value) {
        String line = name + ": " + value;
        if (line.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("manifest header [" + name + "] must be plain ASCII on one line");
        }
        int from = 0;
        int room = LINE_BYTES;
        while (line.length() - from > room) {
            text.append(line, from, from + room).append("\r\n ");
            from += room;
            room = LINE_BYTES - 1;
        }
        text.append(line, from, line.length()).append("\r\n");
        return this;
    }

    ManifestText endSection() {
        text.append("\r\n");
        return this;
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
