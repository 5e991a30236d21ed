package dev.modelwire.features.internal;

/** The value of a seasonal profile at the step or later, or a column's value compared with it. */
record ProfileTerm(Profile profile, Form form, int column, int ahead, Scaling scaling) implements Term {

    /** What is compared how. */
    enum Form {
        VALUE,
        DIFFERENCE,
        RATIO
    }

    @Override
    public int needs() {
        return 1;
    }

    @Override
    public void put(Frame frame, float[] row, int at) {
        double usual = profile.at(frame.locals[ahead]);
        double value =
                switch (form) {
                    case VALUE -> usual;
                    case DIFFERENCE -> frame.history.value(column, 0) - usual;
                    case RATIO -> frame.history.value(column, 0) / usual;
                };
        row[at] = scaling.apply(value);
    }
}
