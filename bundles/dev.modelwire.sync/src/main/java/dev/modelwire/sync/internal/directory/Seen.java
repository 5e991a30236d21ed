package dev.modelwire.sync.internal.directory;

import java.nio.ByteBuffer;

/**
 * The document as it was read last.
 *
 * @param reads how often it was read with this stamp and found to be the same
 */
public record Seen(String stamp, ByteBuffer content, int reads) {

    /** No document. */
    public static final Seen NOTHING = new Seen("", ByteBuffer.allocate(0), 0);

    /** Some file systems date to two seconds: before that many looks the stamp may hide a change. */
    static final int TRUSTED_AFTER = 4;

    boolean trusts(String now) {
        return reads >= TRUSTED_AFTER && stamp.equals(now);
    }

    /** Returns what is seen now; content that is the same under the same stamp is trusted the more. */
    Seen now(String newStamp, byte[] newContent) {
        ByteBuffer read = ByteBuffer.wrap(newContent).asReadOnlyBuffer();
        return new Seen(newStamp, read, same(newContent) && stamp.equals(newStamp) ? reads + 1 : 1);
    }

    boolean same(byte[] newContent) {
        return reads > 0 && content.equals(ByteBuffer.wrap(newContent));
    }
}
