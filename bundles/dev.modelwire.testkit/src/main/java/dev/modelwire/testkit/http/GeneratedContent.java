package dev.modelwire.testkit.http;

import java.io.IOException;

/** Bytes that are a function of a seed and their positions. */
record GeneratedContent(int seed, long length) implements Content {

    static final int PIECE = 16 * 1024;

    @Override
    public void send(long from, long to, Wire wire) throws IOException {
        byte[] piece = new byte[PIECE];
        for (long at = from; at < to; at += PIECE) {
            int count = (int) Math.min(PIECE, to - at);
            for (int i = 0; i < count; i++) {
                piece[i] = at(at + i);
            }
            wire.write(piece, 0, count);
        }
    }

    private byte at(long position) {
        long mixed = (position + seed) * 0x9E3779B97F4A7C15L;
        return (byte) (mixed >>> 56);
    }
}
