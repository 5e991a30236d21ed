package dev.modelwire.inference.internal.manifest;

/**
 * Where the elements of an output must lie.
 *
 * @param low the least value
 * @param high the largest value
 */
public record Range(double low, double high) {

    /** Any finite value. */
    public static final Range ALL = new Range(-Double.MAX_VALUE, Double.MAX_VALUE);

    public boolean contains(double value) {
        return value >= low && value <= high;
    }

    @Override
    public String toString() {
        return low + " to " + high;
    }
}
