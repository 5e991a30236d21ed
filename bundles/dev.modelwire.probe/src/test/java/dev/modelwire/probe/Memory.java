package dev.modelwire.probe;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.Arrays;

/** A connection to oneself. */
final class Memory implements ByteChannel {

    private byte[] held = new byte[0];
    int atMost = Integer.MAX_VALUE;

    void put(ByteBuffer bytes) {
        ByteArrayOutputStream longer = new ByteArrayOutputStream();
        longer.writeBytes(held);
        byte[] more = new byte[bytes.remaining()];
        bytes.get(more);
        longer.writeBytes(more);
        held = longer.toByteArray();
    }

    @Override
    public int read(ByteBuffer into) {
        if (held.length == 0) {
            return -1;
        }
        int count = Math.min(atMost, Math.min(into.remaining(), held.length));
        into.put(held, 0, count);
        held = Arrays.copyOfRange(held, count, held.length);
        return count;
    }

    @Override
    public int write(ByteBuffer from) {
        ByteBuffer some = from.slice(from.position(), Math.min(atMost, from.remaining()));
        int count = some.remaining();
        from.position(from.position() + count);
        put(some);
        return count;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
