package dev.modelwire.features.internal;

/** One element for each category of a column: 1 for that of the step, else 0. */
record CategoryTerm(int column, int lag, int width) implements Term {

    @Override
    public int needs() {
        return lag + 1;
    }

    @Override
    public void put(Frame frame, float[] row, int at) {
        int index = (int) frame.history.value(column, lag);
        for (int i = 0; i < width; i++) {
            row[at + i] = i == index ? 1 : 0;
        }
    }
}
