package dev.modelwire.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MeterTest {

    private final AtomicReference<byte[]> kept = new AtomicReference<>();

    @Test
    void measure_callThatAllocates_tellsItsBytesAndThoseOfNoOther() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Map<String, Meter.Call> paths = new LinkedHashMap<>();
        paths.put("none", calls::incrementAndGet);
        paths.put("some", () -> kept.set(new byte[10_000]));
        Map<String, Meter.Cost> costs = new Meter(3, 1_000_000).measure(paths);
        assertEquals(List.of("none", "some"), List.copyOf(costs.keySet()));
        assertTrue(costs.get("some").bytes() >= 10_000, costs.toString());
        assertTrue(costs.get("none").bytes() < 1_000, costs.toString());
        assertTrue(calls.get() >= 15, "it is called at least five times in each of three rounds");
    }

    @Test
    void measure_callFails_fails() {
        Map<String, Meter.Call> paths = Map.of("broken", () -> {
            throw new IllegalStateException("broken");
        });
        assertThrows(IllegalStateException.class, () -> new Meter(1, 1_000_000).measure(paths));
    }

    @Test
    void median_ofThree_isTheMiddle() {
        assertEquals(2, Meter.median(new double[] {3, 1, 2}));
    }
}
