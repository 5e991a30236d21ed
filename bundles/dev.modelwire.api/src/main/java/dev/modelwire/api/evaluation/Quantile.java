package dev.modelwire.api.evaluation;

/**
 * What a forecast says of one quantile of its target.
 *
 * @param level the probability that the truth is at or below the value, between 0 and 1, both excluded
 * @param value the value, in the unit of the truth
 */
public record Quantile(double level, double value) implements Comparable<Quantile> {

    public Quantile {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("quantile level [" + level + "] must lie between 0 and 1");
        }
    }

    @Override
    public int compareTo(Quantile other) {
        return Double.compare(level, other.level);
    }
}
