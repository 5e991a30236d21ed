package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.testkit.engine.FakeEngine;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EngineRegistryTest {

    private final EngineRegistry registry = new EngineRegistry();
    private final FakeEngine both = new FakeEngine("both", Set.of("tflite", "onnx"));
    private final FakeEngine onnx = new FakeEngine("onnx", Set.of("onnx"));

    @Test
    void supporting_severalEngines_higherRankingFirst() {
        registry.add(both, 0);
        registry.add(onnx, 5);
        assertEquals(List.of(onnx, both), registry.supporting("onnx"));
        assertEquals(List.of(both), registry.supporting("tflite"));
        assertEquals(List.of(), registry.supporting("fake"));
    }

    @Test
    void supporting_equalRanking_firstCameFirst() {
        registry.add(both, 1);
        registry.add(onnx, 1);
        assertEquals(List.of(both, onnx), registry.supporting("onnx"));
    }

    @Test
    void formats_severalEngines_eachOnce() {
        registry.add(both, 0);
        registry.add(onnx, 0);
        assertEquals(List.of("onnx", "tflite"), registry.formats());
    }

    @Test
    void remove_oneEngine_leavesItsNamesakes() {
        FakeEngine namesake = new FakeEngine("onnx", Set.of("onnx"));
        registry.add(onnx, 0);
        registry.add(namesake, 0);
        registry.remove(onnx);
        assertFalse(registry.contains(onnx));
        assertTrue(registry.contains(namesake));
        assertEquals(List.of(namesake), registry.supporting("onnx"));
    }
}
