package dev.modelwire.features.internal;

import java.nio.ByteBuffer;

/** The features of the newest steps, in a ring of rows. */
final class Rows {

    private final Term[] terms;
    private final int width;
    private final int steps;
    private final float[] elements;
    private final float[] row;
    private int next;
    private int count;

    Rows(FeaturePlan plan) {
        terms = plan.terms();
        width = plan.width();
        steps = plan.steps();
        elements = new float[width * steps];
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
        System.arraycopy(row, 0, elements, next * width, width);
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
        put(to, next * width, elements.length);
        put(to, 0, next * width);
    }

    /** Puts all rows, the oldest first. */
    void write(float[] to) {
        int split = next * width;
        System.arraycopy(elements, split, to, 0, elements.length - split);
        System.arraycopy(elements, 0, to, elements.length - split, split);
    }

    private void put(ByteBuffer to, int from, int end) {
        int at = to.position();
        for (int i = from; i < end; i++, at += Float.BYTES) {
            to.putFloat(at, elements[i]);
        }
        to.position(at);
    }
}
