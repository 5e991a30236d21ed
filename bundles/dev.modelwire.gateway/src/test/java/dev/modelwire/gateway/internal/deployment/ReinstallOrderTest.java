package dev.modelwire.gateway.internal.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.gateway.internal.system.GatewayProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReinstallOrderTest {

    private static final Map<String, Path> PACKAGES =
            Map.of("c", Path.of("c.dp"), "a", Path.of("a.dp"), "b", Path.of("b.dp"));

    @Test
    void of_seedZero_isByNameAndAtOnce() {
        assertEquals(List.of("a", "b", "c"), names(order("0", "500")));
        assertTrue(order("0", "500").stream().allMatch(step -> step.delay().isZero()));
    }

    @Test
    void of_otherSeeds_bringsEveryOrderAndTheSameForTheSameSeed() {
        Set<List<String>> seen = new HashSet<>();
        for (int seed = 1; seed <= 100; seed++) {
            seen.add(names(order(Integer.toString(seed), "500")));
            assertEquals(order(Integer.toString(seed), "500"), order(Integer.toString(seed), "500"));
        }
        assertEquals(6, seen.size());
    }

    @Test
    void of_delays_growAndStayBelowTheLongest() {
        List<ReinstallOrder.Step> steps = order("7", "500");

        for (int i = 1; i < steps.size(); i++) {
            Duration between = steps.get(i).delay().minus(steps.get(i - 1).delay());
            assertTrue(!between.isNegative() && between.toMillis() < 500, between::toString);
        }
        assertTrue(steps.get(2).delay().toMillis() > 0);
    }

    private static List<ReinstallOrder.Step> order(String seed, String delay) {
        Map<String, String> properties =
                Map.of("modelwire.gateway.reinstall.seed", seed, "modelwire.gateway.reinstall.delay.ms", delay);
        return ReinstallOrder.of(GatewayProperties.from(properties::get)).of(PACKAGES);
    }

    private static List<String> names(List<ReinstallOrder.Step> steps) {
        return steps.stream().map(ReinstallOrder.Step::name).toList();
    }
}
