package dev.modelwire.gateway.internal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Everything that should run and does not, each with its reason, in words. */
final class HealthReport {

    private final BundleHealth bundles;
    private final ComponentHealth components;

    HealthReport(BundleHealth bundles, ComponentHealth components) {
        this.bundles = bundles;
        this.components = components;
    }

    Map<String, Object> toMap() {
        var problems = new ArrayList<String>();
        problems.addAll(bundles.problems());
        problems.addAll(components.problems());
        return Map.of(
                "healthy",
                problems.isEmpty(),
                "problems",
                List.copyOf(problems),
                "text",
                problems.isEmpty()
                        ? "All bundles are active and all components satisfied."
                        : String.join("\n", problems));
    }
}
