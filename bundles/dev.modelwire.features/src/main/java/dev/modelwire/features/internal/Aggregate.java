package dev.modelwire.features.internal;

import java.util.Locale;

/** How the samples of a bucket become one value. */
enum Aggregate {
    MEAN,
    MIN,
    MAX,
    SUM,
    COUNT,
    /** The one with the newest time. */
    LAST;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
