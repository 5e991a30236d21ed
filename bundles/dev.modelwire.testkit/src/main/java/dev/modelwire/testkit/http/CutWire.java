package dev.modelwire.testkit.http;

import java.io.EOFException;
import java.io.IOException;

/** Passes so many bytes on and then comes to an end of one kind or another. */
final class CutWire extends FilterWire {

    /** How it ends. */
    interface Ending {
        void end(Wire wire) throws IOException;
    }

    private final Ending ending;
    private long left;

    /** Never ends if fewer than no bytes are left. */
    CutWire(Wire wire, long left, Ending ending) {
        super(wire);
        this.left = left < 0 ? Long.MAX_VALUE : left;
        this.ending = ending;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int passed = (int) Math.min(left, length);
        wire.write(bytes, offset, passed);
        left -= passed;
        if (passed < length) {
            ending.end(wire);
            throw new EOFException("the answer was cut");
        }
    }
}
