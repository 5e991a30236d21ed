package dev.modelwire.inference.internal.scan.onnx;

import dev.modelwire.inference.internal.scan.PagedFile;
import dev.modelwire.inference.internal.scan.ScanRefusal;
import java.util.function.LongConsumer;

/** A message of protocol buffers, read field by field; every length is held against the message around it. */
final class Message {

    private static final int MOST_DEPTH = 64;
    private static final int LONGEST_TEXT = 4096;
    private static final int NUMBER = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int RUN = 2;
    private static final int FOUR_BYTES = 5;

    private final PagedFile file;
    private final long end;
    private final int depth;
    private long at;
    private int field;
    private int wire;
    private long number;
    private long start;
    private long length;

    private Message(PagedFile file, long from, long end, int depth) {
        this.file = file;
        this.at = from;
        this.end = end;
        this.depth = depth;
        if (depth > MOST_DEPTH) {
            throw ScanRefusal.damaged("messages lie within each other more than [" + MOST_DEPTH + "] deep");
        }
    }

    static Message of(PagedFile file) {
        return new Message(file, 0, file.size(), 0);
    }

    /** Goes to the next field; returns false at the end of the message. */
    boolean next() {
        if (at == end) {
            return false;
        }
        long began = at;
        long key = varint();
        wire = (int) (key & 7);
        if (key >>> 3 == 0 || key >>> 3 > 0x1fff_ffff) {
            throw ScanRefusal.damaged("the field at [" + began + "] has the number [" + (key >>> 3) + "]");
        }
        field = (int) (key >>> 3);
        start = at;
        switch (wire) {
            case NUMBER -> number = varint();
            case EIGHT_BYTES -> skip(8);
            case FOUR_BYTES -> skip(4);
            case RUN -> {
                long bytes = varint();
                start = at;
                skip(bytes);
            }
            default ->
                throw ScanRefusal.damaged("the field at [" + began + "] is of kind [" + wire + "], which is none");
        }
        return true;
    }

    int field() {
        return field;
    }

    long number() {
        require(NUMBER);
        return number;
    }

    long length() {
        require(RUN);
        return length;
    }

    Message message() {
        require(RUN);
        return new Message(file, start, start + length, depth + 1);
    }

    String text() {
        require(RUN);
        if (length > LONGEST_TEXT) {
            throw ScanRefusal.damaged(
                    "the name at [" + start + "] has [" + length + "] bytes: it may have " + LONGEST_TEXT);
        }
        StringBuilder text = new StringBuilder();
        for (long i = 0; i < length; i++) {
            text.append((char) file.u8(start + i)); // each byte by itself: names are compared, and told from each other
        }
        return text.toString();
    }

    /** Returns the start of a text, for people to read. */
    String shown() {
        require(RUN);
        return file.text(start, length);
    }

    /** Gives the whole numbers of a field that may repeat, one by one or in a run. */
    void numbers(LongConsumer consumer) {
        if (wire != RUN) {
            consumer.accept(number());
            return;
        }
        Message run = message();
        while (run.at < run.end) {
            consumer.accept(run.varint());
        }
    }

    /** Returns how many elements of a fixed size there are in a field that may repeat, one by one or in a run. */
    long elements(int bytes) {
        if (wire == RUN && length % bytes == 0) {
            return length / bytes;
        }
        require(bytes == 4 ? FOUR_BYTES : EIGHT_BYTES);
        return 1;
    }

    private void require(int wanted) {
        if (wire != wanted) {
            throw ScanRefusal.damaged(
                    "field [" + field + "] at [" + start + "] is of kind [" + wire + "]: it must be [" + wanted + "]");
        }
    }

    private void skip(long bytes) {
        if (bytes < 0 || bytes > end - at) {
            throw ScanRefusal.damaged(
                    "the field at [" + start + "] of [" + bytes + "] bytes ends outside of its message");
        }
        length = bytes;
        at += bytes;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            if (at >= end) {
                throw ScanRefusal.damaged("the number at [" + at + "] ends outside of its message");
            }
            int next = file.u8(at++);
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw ScanRefusal.damaged("the number at [" + at + "] has more than ten bytes");
    }
}
