package dev.modelwire.api.evaluation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** How wrong a number of forecasts were. Immutable. */
public final class Metrics {

    private final long count;
    private final long naiveCount;
    private final long zeros;
    private final Map<Metric, Double> values;

    /**
     * Makes what was measured.
     *
     * @param count forecasts that were scored
     * @param naiveCount those of them for which the seasonal-naive forecast was known
     * @param zeros those of them whose truth was 0, which MAPE leaves out
     * @param values by metric, finite; what has no value is not in it
     */
    public Metrics(long count, long naiveCount, long zeros, Map<Metric, Double> values) {
        this.count = count;
        this.naiveCount = naiveCount;
        this.zeros = zeros;
        Map<Metric, Double> copy = new EnumMap<>(Metric.class);
        copy.putAll(values);
        this.values = Collections.unmodifiableMap(copy);
    }

    /** Returns how many forecasts were scored. */
    public long count() {
        return count;
    }

    /** Returns for how many of them the seasonal-naive forecast was known. */
    public long naiveCount() {
        return naiveCount;
    }

    /** Returns how many of them had a truth of 0, which MAPE leaves out. */
    public long zeros() {
        return zeros;
    }

    /** Returns the value of a metric; empty if it has none, for example because nothing was scored. */
    public OptionalDouble get(Metric metric) {
        Double value = values.get(metric);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Returns the metrics that have a value. Unmodifiable. */
    public Map<Metric, Double> values() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Metrics metrics
                && count == metrics.count
                && naiveCount == metrics.naiveCount
                && zeros == metrics.zeros
                && values.equals(metrics.values);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(count) + 31 * values.hashCode();
    }

    @Override
    public String toString() {
        return count + " forecasts " + values;
    }
}
