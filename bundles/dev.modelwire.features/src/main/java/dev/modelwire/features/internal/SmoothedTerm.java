package dev.modelwire.features.internal;

/** A smoothed series, once enough steps went into it. */
record SmoothedTerm(int smoothing, int warmUp, Scaling scaling) implements Term {

    @Override
    public int needs() {
        return warmUp;
    }

    @Override
    public void put(Frame frame, float[] row, int at) {
        row[at] = scaling.apply(frame.smoothed[smoothing]);
    }
}
