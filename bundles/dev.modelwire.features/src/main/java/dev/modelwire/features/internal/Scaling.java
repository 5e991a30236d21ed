package dev.modelwire.features.internal;

/** The element of a tensor is (value − offset) × scale. */
record Scaling(double offset, double scale) {

    static final Scaling NONE = new Scaling(0, 1);

    float apply(double value) {
        return (float) ((value - offset) * scale);
    }
}
