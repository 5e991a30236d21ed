package dev.modelwire.wire.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CountersTest {

    @Test
    void snapshot_ofInference_hasEachOfItsCountersAndNoOther() {
        assertEquals(
                Set.of("received", "scored", "absorbed", "refused", "dropped", "lost", "emit.failed", "queued"),
                new Counters(Count.OF_INFERENCE).snapshot(0).keySet());
    }

    @Test
    void snapshot_ofScoring_hasEachOfItsCountersAndNoOther() {
        assertEquals(
                Set.of(
                        "received",
                        "forecasts",
                        "truths",
                        "requests",
                        "scored",
                        "refused",
                        "reports",
                        "lost",
                        "emit.failed",
                        "pictures.failed",
                        "queued"),
                new Counters(Count.OF_SCORING).snapshot(0).keySet());
    }

    @Test
    void snapshot_afterSome_isTheirSumsByName() {
        Counters counters = new Counters(Set.of(Count.RECEIVED, Count.EMIT_FAILED));
        counters.add(Count.RECEIVED, 3);
        counters.add(Count.RECEIVED, 1);
        counters.add(Count.EMIT_FAILED, 2);
        counters.refused("QUEUE_FULL");
        counters.refused("QUEUE_FULL");
        counters.refused("NO_MODEL");

        assertEquals(
                Map.of(
                        "received", 4L,
                        "emit.failed", 2L,
                        "refused", 3L,
                        "refused.QUEUE_FULL", 2L,
                        "refused.NO_MODEL", 1L,
                        "queued", 7L),
                counters.snapshot(7));
        assertEquals(4, counters.sum(Count.RECEIVED));
    }

    @Test
    void add_whatIsNotCounted_isRefused() {
        Counters counters = new Counters(Count.OF_INFERENCE);

        Exception e = assertThrows(IllegalArgumentException.class, () -> counters.add(Count.TRUTHS, 1));
        assertTrue(e.getMessage().startsWith("[TRUTHS] is not counted here, only [RECEIVED, "), e.getMessage());
    }
}
