package dev.modelwire.features.internal;

/**
 * By which property records are grouped.
 *
 * @param property empty if all are of one group
 * @param most the most groups of one stream
 */
record KeySpec(String property, int most) {

    static final KeySpec NONE = new KeySpec("", 1);

    boolean isGrouping() {
        return !property.isEmpty();
    }
}
