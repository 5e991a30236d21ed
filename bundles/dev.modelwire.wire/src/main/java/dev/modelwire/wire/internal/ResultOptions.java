package dev.modelwire.wire.internal;

/**
 * What a result holds.
 *
 * @param topK how many labels, the likeliest first
 */
record ResultOptions(
        Passthrough passthrough,
        String prefix,
        Vector vector,
        boolean label,
        int topK,
        ThresholdOptions threshold,
        boolean provenance) {

    enum Vector {
        ELEMENTS,
        BYTES,
        NONE
    }
}
