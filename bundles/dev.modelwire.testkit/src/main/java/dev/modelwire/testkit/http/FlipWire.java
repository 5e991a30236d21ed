package dev.modelwire.testkit.http;

import java.io.IOException;
import java.util.Arrays;

/** Flips a bit of one byte on its way. */
final class FlipWire extends FilterWire {

    private long before;

    FlipWire(Wire wire, long before) {
        super(wire);
        this.before = before;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        byte[] sent = bytes;
        int from = offset;
        if (before >= 0 && before < length) {
            sent = Arrays.copyOfRange(bytes, offset, offset + length);
            from = 0;
            sent[(int) before] ^= 1;
        }
        before -= length;
        wire.write(sent, from, length);
    }
}
