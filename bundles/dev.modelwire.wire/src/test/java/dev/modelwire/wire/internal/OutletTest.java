package dev.modelwire.wire.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Test;

class OutletTest {

    private final RecordedPorts ports = new RecordedPorts();
    private final Counters counters = new Counters(Count.OF_INFERENCE);
    private final Outlet outlet = new Outlet(ports, counters);

    private static Map<String, TypedValue<?>> of(int value) {
        return Map.of("x", TypedValues.newIntegerValue(value));
    }

    @Test
    void sendTogether_resultsAroundAReject_leaveInOrderInTwoEnvelopes() {
        outlet.sendTogether(List.of(
                new Answer.Result(of(1)),
                new Answer.Result(of(2)),
                new Answer.Reject("NO_MODEL", of(3)),
                new Answer.Absorbed(),
                new Answer.Result(of(4))));

        assertEquals(List.of(2, 1), ports.envelopes());
        assertEquals(List.of(Map.of("x", 1), Map.of("x", 2), Map.of("x", 4)), ports.results());
        assertEquals(List.of(Map.of("x", 3)), ports.rejects());
        assertEquals(3, counters.sum(Count.SCORED));
        assertEquals(1, counters.sum(Count.ABSORBED));
        assertEquals(1L, counters.snapshot(0).get("refused.NO_MODEL"));
    }

    @Test
    void report_ofSomeRecords_leavesTogetherAndIsNoAnswer() {
        outlet.report(List.of(of(1), of(2)));

        assertEquals(List.of(2), ports.envelopes());
        assertEquals(0, counters.sum(Count.SCORED));
    }

    @Test
    void report_ofNothing_emitsNoEnvelope() {
        outlet.report(List.of());

        assertEquals(List.of(), ports.envelopes());
    }

    @Test
    void report_thatTheHostDoesNotTake_countsEachRecord() {
        ports.breakDown();

        outlet.report(List.of(of(1), of(2)));
        outlet.send(new Answer.Result(of(3)));

        assertEquals(3, counters.sum(Count.EMIT_FAILED));
        assertEquals(1, counters.sum(Count.SCORED));
    }
}
