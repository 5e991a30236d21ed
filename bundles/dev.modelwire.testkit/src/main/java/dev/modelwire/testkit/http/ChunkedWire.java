package dev.modelwire.testkit.http;

import java.io.IOException;

/** Sends each piece as a chunk. */
final class ChunkedWire extends FilterWire {

    ChunkedWire(Wire wire) {
        super(wire);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > 0) {
            wire.say(Integer.toHexString(length) + "\r\n");
            wire.write(bytes, offset, length);
            wire.say("\r\n");
        }
    }
}
