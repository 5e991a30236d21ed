package dev.modelwire.gateway.internal.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PropertyMergeTest {

    private static final Map<String, Object> DEFAULTS = Map.of("a", 1, "b", 1);

    @Test
    void of_allThree_suppliedWinsOverRunningOverDefault() {
        var merged = PropertyMerge.of(DEFAULTS, Map.of("b", 2, "c", 2), Map.of("c", 3));

        assertEquals(Map.of("a", 1, "b", 2, "c", 3), merged);
    }

    @Test
    void of_suppliedNull_removesAndTheDefaultIsBack() {
        var nulls = new HashMap<String, Object>();
        nulls.put("b", null);
        nulls.put("c", null);

        assertEquals(Map.of("a", 1, "b", 1), PropertyMerge.of(DEFAULTS, Map.of("b", 2, "c", 2), nulls));
    }

    @Test
    void of_wrongType_isPassedOn() {
        assertEquals(
                "abc", PropertyMerge.of(DEFAULTS, Map.of(), Map.of("a", "abc")).get("a"));
    }
}
