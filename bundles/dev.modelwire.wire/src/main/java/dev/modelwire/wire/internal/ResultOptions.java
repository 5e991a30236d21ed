package dev.modelwire.wire.internal;

/** What a result holds. */
record ResultOptions(Passthrough passthrough, String prefix, Vector vector, boolean label, boolean provenance) {

    enum Vector {
        ELEMENTS,
        BYTES,
        NONE
    }
}
