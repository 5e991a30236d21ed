package dev.modelwire.wire.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ModelInferenceComponentTest {

    private final FakeWires wires = new FakeWires();
    private final FakeContext context = new FakeContext();
    private ModelInferenceComponent component;

    private void activate(Map<String, Object> values) {
        component = new ModelInferenceComponent(wires, context.of("ai-1"), Configs.config(values));
    }

    @AfterEach
    void deactivate() {
        if (component != null) {
            component.deactivate();
        }
    }

    private static WireEnvelope envelope(Object... features) {
        return new WireEnvelope(
                "source",
                Arrays.stream(features)
                        .map(x -> new WireRecord(Map.of("x", TypedValues.newTypedValue(x))))
                        .toList());
    }

    private static Map<String, TypedValue<?>> only(WireEnvelope envelope) {
        assertEquals(1, envelope.getRecords().size());
        return envelope.getRecords().get(0).getProperties();
    }

    @Test
    void updated_scoredAndRefused_leaveByTheirOwnPorts() throws Exception {
        activate(Map.of("model", "pump", "passthrough", "*"));
        component.bindInferenceService(FakeInference.active("1"));

        component.updated(null, envelope(1.5f, "text"));

        Map<String, TypedValue<?>> result = only(wires.results.take());
        assertEquals(TypedValues.newDoubleValue(3), result.get("y_0"));
        assertEquals(TypedValues.newFloatValue(1.5f), result.get("x"));
        assertEquals(DataType.DOUBLE, result.get("modelwire.latency.us").getType());
        assertEquals(TypedValues.newStringValue("1"), result.get("modelwire.version"));
        Map<String, TypedValue<?>> reject = only(wires.rejects.take());
        assertEquals(TypedValues.newStringValue("text"), reject.get("x"));
        assertEquals(TypedValues.newStringValue("MISSING_FEATURE"), reject.get("modelwire.refusal"));
        assertEquals(0, wires.results.size() + wires.rejects.size());
    }

    @Test
    void serviceGoesAndComesBack_everyRecordOnceInOrder() throws Exception {
        activate(Map.of("model", "pump", "passthrough", "x"));
        var first = FakeInference.active("1");
        component.bindInferenceService(first);
        component.updated(null, envelope(0, 1));
        wires.results.take();
        wires.results.take();

        component.unbindInferenceService(first);
        first.close();
        component.updated(null, envelope(2, 3));
        component.bindInferenceService(FakeInference.active("2"));
        component.updated(null, envelope(4));

        for (int x : IntStream.range(2, 5).toArray()) {
            Map<String, TypedValue<?>> result = only(wires.results.take());
            assertEquals(TypedValues.newIntegerValue(x), result.get("x"));
            assertEquals(TypedValues.newStringValue("2"), result.get("modelwire.version"));
        }
        assertEquals(0, first.callsAfterClose.get());
    }

    @Test
    void construct_unusableConfiguration_activatesAndRefusesRecordsWithTheReason() throws Exception {
        activate(Map.of("model", "pump", "queue.capacity", new NumberFormatException("abc")));

        component.updated(null, envelope(1));

        Map<String, TypedValue<?>> reject = only(wires.rejects.take());
        assertEquals(TypedValues.newStringValue("NOT_CONFIGURED"), reject.get("modelwire.refusal"));
        assertEquals(
                TypedValues.newStringValue("option queue.capacity has a value of the wrong type (abc)"),
                reject.get("modelwire.refusal.detail"));
    }

    @Test
    void modified_unusableConfiguration_goesOnWithTheLastGoodOne() throws Exception {
        activate(Map.of("model", "pump"));
        component.bindInferenceService(FakeInference.active("1"));

        component.modified(Configs.config(Map.of("model", "pump", "mode", "never")));
        component.updated(null, envelope(1));

        assertEquals(TypedValues.newDoubleValue(2), only(wires.results.take()).get("y_0"));
    }

    @Test
    void modified_whileRecordsWait_losesNone() throws Exception {
        activate(Map.of("model", "pump"));
        component.updated(null, envelope(1, 2, 3));

        component.modified(Configs.config(Map.of("model", "pump")));
        component.modified(Configs.config(Map.of("model", "pump", "output.prefix", "p.")));
        component.bindInferenceService(FakeInference.active("1"));

        for (double y : List.of(2.0, 4.0, 6.0)) {
            assertEquals(
                    TypedValues.newDoubleValue(y), only(wires.results.take()).get("p.y_0"));
        }
    }

    @Test
    void updated_emptyEnvelope_nothingLeaves() {
        activate(Map.of("model", "pump"));

        component.updated(null, envelope());

        assertEquals(0L, ((Map<?, ?>) context.statistics.get()).get("received"));
    }

    @Test
    void wireCallbacks_areForwardedToTheSupport() throws Exception {
        activate(Map.of("model", "pump"));

        component.consumersConnected(null);
        component.producersConnected(null);

        assertEquals("last", component.polled(null));
        assertEquals(List.of("consumersConnected", "producersConnected", "polled"), List.copyOf(wires.calls));
    }

    @Test
    void counters_areAServiceUntilDeactivation() {
        activate(Map.of("model", "pump"));
        component.updated(null, envelope(1));

        assertEquals("ai-1", context.registered.get("modelwire.stats"));
        Map<String, Long> expected = new HashMap<>();
        for (String none : List.of("scored", "refused", "dropped", "lost", "emit.failed")) {
            expected.put(none, 0L);
        }
        expected.put("absorbed", 0L);
        expected.put("received", 1L);
        expected.put("queued", 1L);
        assertEquals(expected, context.statistics.get());

        component.deactivate();
        component = null;
        assertNull(context.registered);
    }

    @Test
    void deactivate_atAFrameworkStop_stillStopsTheThread() {
        activate(Map.of("model", "pump"));
        context.frameworkStopped = true;

        component.deactivate();
        component = null;

        assertEquals(
                0,
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().equals("modelwire-wire-ai-1"))
                        .count());
    }
}
