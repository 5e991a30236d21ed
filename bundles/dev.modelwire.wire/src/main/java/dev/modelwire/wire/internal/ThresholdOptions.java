package dev.modelwire.wire.internal;

/**
 * From which value on an element of the outputs counts as high.
 *
 * @param threshold the least high value, NaN if there is no threshold
 * @param property the element by its name in results without the prefix, empty for the first element of the first output
 */
record ThresholdOptions(double threshold, String property) {

    static final ThresholdOptions NONE = new ThresholdOptions(Double.NaN, "");

    boolean isSet() {
        return !Double.isNaN(threshold);
    }
}
