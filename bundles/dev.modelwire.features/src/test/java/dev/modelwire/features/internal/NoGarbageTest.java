package dev.modelwire.features.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoGarbageTest {

    private static final int ROUNDS = 5;
    private static final int EACH = 10_000;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void offerAndWrite_warm_allocateNothing(boolean inBuckets) {
        Load load = new Load(inBuckets, 20_000 + ROUNDS * EACH);
        load.give(0, 20_000);
        int due = load.due();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            Load.allocated();
            long before = Load.allocated();
            load.give(20_000 + round * EACH, 20_000 + (round + 1) * EACH);
            least = Math.min(least, Load.allocated() - before);
        }
        assertEquals(0, least, "bytes; the machine itself may allocate some in a round, a record does in each");
        int times = load.due() - due;
        assertTrue(times >= ROUNDS * EACH / (inBuckets ? 10 : 1), "" + times);
    }

    @Test
    void plan_ofTheMeasurement_hasFiftyElementsAndManySteps() {
        assertEquals(Load.ELEMENTS, Streams.parse(Load.plan(false)).width());
        assertEquals(24, Streams.parse(Load.plan(true)).steps());
    }
}
