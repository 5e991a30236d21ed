package dev.modelwire.gateway.internal.deployment;

import dev.modelwire.gateway.internal.system.GatewayProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * In which order and how late packages are installed again after a start. Kura takes them from a hash table, so that no
 * order can be relied on.
 */
final class ReinstallOrder {

    /** One package, and the time after the start of the framework. */
    record Step(String name, Path file, Duration delay) {}

    private final long seed;
    private final int longestMillis;

    private ReinstallOrder(long seed, int longestMillis) {
        this.seed = seed;
        this.longestMillis = longestMillis;
    }

    static ReinstallOrder of(GatewayProperties properties) {
        return new ReinstallOrder(
                properties.number(GatewayProperties.REINSTALL_SEED),
                properties.number(GatewayProperties.REINSTALL_DELAY));
    }

    /** The same seed gives the same steps; 0 the order of the names, at once. */
    List<Step> of(Map<String, Path> packages) {
        var entries = new ArrayList<>(new TreeMap<>(packages).entrySet());
        var random = new Random(seed);
        if (seed != 0) {
            Collections.shuffle(entries, random);
        }
        var steps = new ArrayList<Step>();
        var at = Duration.ZERO;
        for (var entry : entries) {
            at = at.plusMillis(seed == 0 || longestMillis == 0 ? 0 : random.nextInt(longestMillis));
            steps.add(new Step(entry.getKey(), entry.getValue(), at));
        }
        return steps;
    }
}
