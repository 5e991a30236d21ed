package dev.modelwire.features.internal;

/** What is usual at each part of a season. */
final class Profile {

    private final CalendarField field;
    private final double[] values;

    Profile(CalendarField field, double[] values) {
        this.field = field;
        this.values = values.clone();
    }

    double at(long local) {
        return values[field.index(local)];
    }

    boolean hasZero() {
        for (double value : values) {
            if (value == 0) {
                return true;
            }
        }
        return false;
    }
}
