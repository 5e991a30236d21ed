package dev.modelwire.testkit.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a file that is served. */
public interface Content {

    /** Returns their number. */
    long length();

    /**
     * Sends a part of them.
     *
     * @param from the position of the first byte that is sent
     * @param to the position behind the last one
     * @throws IOException if the client has gone, or the bytes cannot be read
     */
    void send(long from, long to, Wire wire) throws IOException;

    /** Returns a content of these bytes. */
    static Content of(byte[] bytes) {
        byte[] copy = bytes.clone();
        return new Content() {
            @Override
            public long length() {
                return copy.length;
            }

            @Override
            public void send(long from, long to, Wire wire) throws IOException {
                wire.write(copy, (int) from, (int) (to - from));
            }
        };
    }

    /** Returns a content of this text in UTF-8. */
    static Content of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns the content of a file, which is read anew for each answer.
     *
     * @throws IOException if its size cannot be read
     */
    static Content of(Path file) throws IOException {
        long length = Files.size(file);
        return new Content() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public void send(long from, long to, Wire wire) throws IOException {
                ByteBuffer buffer = ByteBuffer.allocate(GeneratedContent.PIECE);
                try (FileChannel channel = FileChannel.open(file)) {
                    channel.position(from);
                    for (long left = to - from; left > 0; left -= buffer.limit()) {
                        buffer.clear().limit((int) Math.min(left, buffer.capacity()));
                        if (channel.read(buffer) < 0) {
                            return;
                        }
                        buffer.flip();
                        wire.write(buffer.array(), 0, buffer.limit());
                    }
                }
            }
        };
    }

    /** Returns a content of that length that is in no memory: bytes made from the seed and their positions. */
    static Content generated(int seed, long length) {
        return new GeneratedContent(seed, length);
    }
}
