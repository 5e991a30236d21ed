package dev.modelwire.store.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Files that are read whole. */
final class SmallFiles {

    private static final int LARGEST = 4 * 1024 * 1024;
    private static final char REPLACEMENT = '\uFFFD';

    private final FileOps ops;

    SmallFiles(FileOps ops) {
        this.ops = ops;
    }

    /**
     * Returns the text of a file, if there is one.
     *
     * @throws UnusableFileException if it is too long or no text
     */
    Optional<String> read(Path file) throws IOException {
        OptionalLong size = ops.size(file);
        if (size.isEmpty()) {
            return Optional.empty();
        }
        if (size.getAsLong() > LARGEST) {
            throw new UnusableFileException(
                    "file [" + file + "] has [" + size.getAsLong() + "] bytes: at most " + LARGEST);
        }
        byte[] bytes = new byte[(int) size.getAsLong()];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try (FileOps.Input input = ops.read(file)) {
            while (buffer.hasRemaining() && input.read(buffer) >= 0) {
                // until it is full or the file ends
            }
        }
        return Optional.of(text(file, bytes, buffer.position()));
    }

    /**
     * A store is opened when nothing is compiled yet: a strict decoder takes four times as long as this constructor, which
     * puts the replacement character in the place of what is no text.
     */
    private static String text(Path file, byte[] bytes, int length) throws UnusableFileException {
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            } catch (CharacterCodingException e) {
                throw new UnusableFileException("file [" + file + "] must be UTF-8", e);
            }
        }
        return text;
    }
}
