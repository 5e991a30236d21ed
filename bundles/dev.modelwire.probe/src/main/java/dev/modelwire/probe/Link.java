package dev.modelwire.probe;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;

/**
 * Frames over a connection: four bytes of length, then so many bytes. What a single record needs, a word in each direction,
 * allocates nothing. For one thread.
 */
public final class Link implements AutoCloseable {

    private static final int LONGEST = 1 << 20;
    private static final int WORD = Integer.BYTES + 1 + Long.BYTES;

    private final ByteChannel channel;
    private final ByteBuffer word = ByteBuffer.allocateDirect(WORD);
    private int rest;

    /** Takes the connection over. */
    public Link(ByteChannel channel) {
        this.channel = channel;
    }

    /** Writes the content of a frame. */
    public interface Content {
        /** Writes it. */
        void to(DataOutputStream out) throws IOException;
    }

    /** Sends a frame: a byte, and what the content writes. */
    public void send(byte first, Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(0);
        out.writeByte(first);
        content.to(out);
        ByteBuffer frame = ByteBuffer.wrap(bytes.toByteArray());
        frame.putInt(0, frame.capacity() - Integer.BYTES);
        write(frame);
    }

    /** Sends a frame of one byte. */
    public void send(byte only) throws IOException {
        word.clear();
        word.putInt(1).put(only).flip();
        write(word);
    }

    /** Sends a frame of a byte and a number. */
    public void send(byte first, long number) throws IOException {
        word.clear();
        word.putInt(1 + Long.BYTES).put(first).putLong(number).flip();
        write(word);
    }

    /**
     * Waits for the beginning of a frame and returns its first byte; the rest must be read by one of the methods below.
     *
     * @throws EOFException if the other end has gone
     */
    public byte receive() throws IOException {
        read(word.clear().limit(Integer.BYTES + 1));
        rest = word.getInt(0) - 1;
        if (rest < 0 || rest > LONGEST) {
            throw new IOException("a frame of [" + rest + "] bytes: at most " + LONGEST);
        }
        return word.get(Integer.BYTES);
    }

    /** Reads the rest of a frame that is one number. */
    public long number() throws IOException {
        if (rest != Long.BYTES) {
            throw new IOException("a frame has [" + rest + "] bytes more: it must have " + Long.BYTES);
        }
        read(word.clear().limit(Long.BYTES));
        return word.getLong(0);
    }

    /** Reads the rest of a frame. */
    public DataInputStream content() throws IOException {
        byte[] bytes = new byte[rest];
        read(ByteBuffer.wrap(bytes));
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    /** Ends the connection. */
    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void write(ByteBuffer frame) throws IOException {
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }

    private void read(ByteBuffer into) throws IOException {
        while (into.hasRemaining()) {
            if (channel.read(into) < 0) {
                throw new EOFException("the other end has gone");
            }
        }
    }
}
