package dev.modelwire.features.internal;

/** Whether the day of the step, or of a later one, is in a list. */
record HolidayTerm(Holidays holidays, int ahead, Scaling scaling) implements Term {

    @Override
    public int needs() {
        return 1;
    }

    @Override
    public void put(Frame frame, float[] row, int at) {
        row[at] = scaling.apply(holidays.contains(frame.locals[ahead]) ? 1 : 0);
    }
}
