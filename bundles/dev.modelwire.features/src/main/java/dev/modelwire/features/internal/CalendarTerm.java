package dev.modelwire.features.internal;

/** What the calendar shows at the step or later, as a number, as one of many, or as a point on a circle. */
record CalendarTerm(CalendarField field, Form form, int ahead, Scaling scaling) implements Term {

    /** How it is put into elements. */
    enum Form {
        NUMBER,
        ONE_HOT,
        SIN_COS
    }

    @Override
    public int width() {
        return switch (form) {
            case NUMBER -> 1;
            case ONE_HOT -> field.count();
            case SIN_COS -> 2;
        };
    }

    @Override
    public int needs() {
        return 1;
    }

    @Override
    public void put(Frame frame, float[] row, int at) {
        int index = field.index(frame.locals[ahead]);
        switch (form) {
            case NUMBER -> row[at] = scaling.apply(index + field.first());
            case ONE_HOT -> {
                for (int i = 0; i < field.count(); i++) {
                    row[at + i] = i == index ? 1 : 0;
                }
            }
            case SIN_COS -> {
                double angle = 2 * Math.PI * index / field.count();
                row[at] = (float) Math.sin(angle);
                row[at + 1] = (float) Math.cos(angle);
            }
        }
    }
}
