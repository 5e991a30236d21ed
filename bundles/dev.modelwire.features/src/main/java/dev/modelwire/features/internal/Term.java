package dev.modelwire.features.internal;

/** A feature as a plan has compiled it. */
interface Term {

    /** Returns how many elements of a row it takes. */
    default int width() {
        return 1;
    }

    /** Returns how many steps must be there for it. */
    int needs();

    /** Puts its elements into a row. */
    void put(Frame frame, float[] row, int at);
}
