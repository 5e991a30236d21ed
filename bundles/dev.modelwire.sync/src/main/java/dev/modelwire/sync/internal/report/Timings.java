package dev.modelwire.sync.internal.report;

import dev.modelwire.api.model.Digest;

/** How long the steps of one version took; -1 where a step was not needed. */
public record Timings(Digest fingerprint, long downloadMs, long loadMs, long swapMs) {

    public static Timings none(Digest fingerprint) {
        return new Timings(fingerprint, -1, -1, -1);
    }

    public Timings downloaded(long ms) {
        return new Timings(fingerprint, Math.max(0, downloadMs) + ms, loadMs, swapMs);
    }

    public Timings activated(long load, long swap) {
        return new Timings(fingerprint, downloadMs, load, swap);
    }
}
