package dev.modelwire.features.internal;

/**
 * Which steps make a tensor.
 *
 * @param stride a tensor is due every so many steps
 * @param isKept whether the window is to outlast a restart
 */
record WindowSpec(int steps, int stride, Gap gap, boolean isKept) {}
