package dev.modelwire.features.internal;

/** A series s(t) = s(t−1) + alpha × (x(t) − s(t−1)), which begins with the first value. */
record Smoothing(int column, double alpha) {

    private static final double SETTLED = 1e-7;

    /** Returns after how many steps the first value no longer matters. */
    int depth() {
        return alpha == 1 ? 1 : (int) Math.ceil(Math.log(SETTLED) / Math.log1p(-alpha));
    }
}
