package dev.modelwire.sync.internal.report;

import dev.modelwire.api.inference.SwapPolicy;
import dev.modelwire.api.model.Digest;
import java.util.Locale;

/**
 * What the steps of one version cost; -1, or an empty policy, where a step was not needed.
 *
 * @param memoryBytes the memory that its sessions take
 * @param policy how it took the place of the version before
 */
public record Timings(Digest fingerprint, long downloadMs, long loadMs, long swapMs, long memoryBytes, String policy) {

    public static Timings none(Digest fingerprint) {
        return new Timings(fingerprint, -1, -1, -1, -1, "");
    }

    public Timings downloaded(long ms) {
        return new Timings(fingerprint, Math.max(0, downloadMs) + ms, loadMs, swapMs, memoryBytes, policy);
    }

    public Timings activated(long load, long swap, long memory, SwapPolicy how) {
        return new Timings(
                fingerprint,
                downloadMs,
                load,
                swap,
                memory == 0 ? -1 : memory,
                how.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
