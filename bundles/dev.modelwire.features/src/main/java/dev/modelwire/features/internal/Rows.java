package dev.modelwire.features.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** The features of the newest steps, in a ring of rows. */
final class Rows {

    private final Term[] terms;
    private final int width;
    private final int steps;
    /** In the machine's byte order, so that they go into a tensor as bytes. */
    private final ByteBuffer bytes;

    private final FloatBuffer elements;
    private final float[] row;
    private int next;
    private int count;

    Rows(FeaturePlan plan) {
        terms = plan.terms();
        width = plan.width();
        steps = plan.steps();
        bytes = ByteBuffer.allocate(width * steps * Float.BYTES).order(ByteOrder.nativeOrder());
        elements = bytes.asFloatBuffer();
        row = new float[width];
    }

    /** Appends the row of the newest step; false, and all rows are gone, if it has an element that is no finite number. */
    boolean push(Frame frame) {
        int at = 0;
        for (Term term : terms) {
            term.put(frame, row, at);
            at += term.width();
        }
        float sum = 0;
        for (int i = 0; i < width; i++) {
            sum += row[i] * 0; // NaN if one is NaN or infinite
        }
        if (sum != 0) {
            clear();
            return false;
        }
        elements.put(next * width, row);
        next = next + 1 == steps ? 0 : next + 1;
        count = Math.min(steps, count + 1);
        return true;
    }

    int count() {
        return count;
    }

    boolean isFull() {
        return count == steps;
    }

    void clear() {
        next = 0;
        count = 0;
    }

    /** Puts all rows, the oldest first. */
    void write(ByteBuffer to) {
        put(to, next * width, elements.capacity());
        put(to, 0, next * width);
    }

    /** Puts all rows, the oldest first. */
    void write(float[] to) {
        int split = next * width;
        int older = elements.capacity() - split;
        elements.get(split, to, 0, older);
        elements.get(0, to, older, split);
    }

    private void put(ByteBuffer to, int from, int end) {
        int at = to.position();
        if (to.order() == ByteOrder.nativeOrder()) {
            to.put(at, bytes, from * Float.BYTES, (end - from) * Float.BYTES);
        } else {
            for (int i = from; i < end; i++) {
                to.putFloat(at + (i - from) * Float.BYTES, elements.get(i));
            }
        }
        to.position(at + (end - from) * Float.BYTES);
    }
}
