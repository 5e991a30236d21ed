package dev.modelwire.features.internal;

/**
 * A feature of one column's own past.
 *
 * @param lag by how many steps all is put back
 * @param span the steps that are looked at, or how far the value lies back that is taken off
 * @param steps of a seasonal difference: how far the values of each difference lie apart; 0 for the values themselves
 */
record SeriesTerm(Kind kind, int column, int lag, int span, int steps, Scaling scaling) implements Term {

    /** What is made of the past. */
    enum Kind {
        VALUE,
        DIFFERENCE,
        SEASONAL_DIFFERENCE,
        MEAN,
        MIN,
        MAX,
        SUM,
        DEVIATION
    }

    @Override
    public int needs() {
        return switch (kind) {
            case VALUE -> lag + 1;
            case DIFFERENCE, SEASONAL_DIFFERENCE -> lag + span + steps + 1;
            case MEAN, MIN, MAX, SUM, DEVIATION -> lag + span;
        };
    }

    @Override
    public void put(Frame frame, float[] row, int at) {
        row[at] = scaling.apply(value(frame.history));
    }

    private double value(History history) {
        return switch (kind) {
            case VALUE -> history.value(column, lag);
            case DIFFERENCE -> history.value(column, lag) - history.value(column, lag + span);
            case SEASONAL_DIFFERENCE -> seasonalDifference(history);
            case MEAN -> history.sum(column, lag, span) / span;
            case MIN -> history.least(column, lag, span);
            case MAX -> history.most(column, lag, span);
            case SUM -> history.sum(column, lag, span);
            case DEVIATION -> history.deviation(column, lag, span);
        };
    }

    private double seasonalDifference(History history) {
        double now = history.value(column, lag);
        double before = history.value(column, lag + span);
        if (steps > 0) {
            now -= history.value(column, lag + steps);
            before -= history.value(column, lag + span + steps);
        }
        return now - before;
    }
}
