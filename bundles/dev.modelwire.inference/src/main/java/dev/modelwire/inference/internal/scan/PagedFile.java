package dev.modelwire.inference.internal.scan;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A file read by position, with every position checked. Holds 64 pages of 4 KiB, whatever the size of the file, and ends
 * the scan after a bounded number of reads, whatever the file says.
 */
public final class PagedFile implements Closeable {

    private static final int PAGE_BITS = 12;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int PAGES = 64;
    private static final long MOST_READS = 100_000_000;
    private static final int MOST_PAGE_READS = 2_000_000;

    private final FileChannel channel;
    private final long size;
    private final @Nullable ByteBuffer[] pages = new ByteBuffer[PAGES];
    private final long[] numbers = new long[PAGES];
    private long reads;
    private int pageReads;

    private PagedFile(FileChannel channel, long size) {
        this.channel = channel;
        this.size = size;
        Arrays.fill(numbers, -1);
    }

    public static PagedFile open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new PagedFile(channel, channel.size());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    public long size() {
        return size;
    }

    /** Refuses a run of bytes that does not lie within the file. */
    public void require(long at, long length, String what) {
        if (at < 0 || length < 0 || at > size - length) {
            throw ScanRefusal.damaged(what + " at [" + at + "] of [" + length + "] bytes lies outside of the file of ["
                    + size + "] bytes");
        }
    }

    public int u8(long at) {
        return page(at).get((int) at & (PAGE - 1)) & 0xff;
    }

    public int u16(long at) {
        return u8(at) | (u8(at + 1) << 8);
    }

    public int int32(long at) {
        int inPage = (int) at & (PAGE - 1);
        require(at, Integer.BYTES, "a number");
        return inPage <= PAGE - Integer.BYTES ? page(at).getInt(inPage) : u16(at) | (u16(at + 2) << 16);
    }

    public long u32(long at) {
        return Integer.toUnsignedLong(int32(at));
    }

    public long int64(long at) {
        return u32(at) | ((long) int32(at + 4) << 32);
    }

    public float float32(long at) {
        return Float.intBitsToFloat(int32(at));
    }

    /** Returns at most 256 bytes of text for people to read. */
    public String text(long at, long length) {
        require(at, length, "a text");
        byte[] bytes = new byte[(int) Math.min(length, 256)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) u8(at + i);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private ByteBuffer page(long at) {
        require(at, 1, "a byte");
        if (++reads > MOST_READS) {
            throw ScanRefusal.damaged("the file takes more than [" + MOST_READS + "] reads to scan");
        }
        long number = at >>> PAGE_BITS;
        int slot = (int) (number % PAGES);
        ByteBuffer held = pages[slot];
        if (held == null || numbers[slot] != number) {
            held = read(number, held == null ? ByteBuffer.allocate(PAGE).order(ByteOrder.LITTLE_ENDIAN) : held);
            pages[slot] = held;
            numbers[slot] = number;
        }
        return held;
    }

    private ByteBuffer read(long number, ByteBuffer page) {
        if (++pageReads > MOST_PAGE_READS) {
            throw ScanRefusal.damaged("the file takes more than [" + MOST_PAGE_READS + "] reads of a page to scan");
        }
        try {
            page.clear().limit((int) Math.min(PAGE, size - (number << PAGE_BITS)));
            while (page.hasRemaining()) {
                if (channel.read(page, (number << PAGE_BITS) + page.position()) < 0) {
                    throw new IOException("the file ended while it was read");
                }
            }
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
