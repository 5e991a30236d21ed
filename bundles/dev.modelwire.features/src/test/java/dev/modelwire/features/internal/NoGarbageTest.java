package dev.modelwire.features.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoGarbageTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void offerAndWrite_warm_allocateNothing(boolean inBuckets) {
        Load load = new Load(inBuckets, 30_000);
        load.give(0, 20_000);
        int due = load.due();
        Load.allocated();
        long before = Load.allocated();
        load.give(20_000, 30_000);
        long bytes = Load.allocated() - before;
        assertEquals(0, bytes);
        assertTrue(load.due() - due >= (inBuckets ? 1000 : 10_000), "" + (load.due() - due));
    }

    @Test
    void plan_ofTheMeasurement_hasFiftyElementsAndManySteps() {
        assertEquals(Load.ELEMENTS, Streams.parse(Load.plan(false)).width());
        assertEquals(24, Streams.parse(Load.plan(true)).steps());
    }
}
