package dev.modelwire.gateway.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.Test;
import org.osgi.service.wireadmin.Wire;

class MultiportSupportTest {

    private static final List<WireRecord> RECORDS = List.of(new WireRecord(Map.of("a", TypedValues.newLongValue(1))));

    /** Remembers what was sent, with the port numbers as its properties. */
    @SuppressWarnings("JdkObsolete") // a wire's properties are a Dictionary
    private static final class TestWire implements Wire {

        private final Hashtable<String, Object> properties;
        private final List<Object> sent = new ArrayList<>();

        TestWire(int emitterPort, int receiverPort) {
            properties = new Hashtable<>(Map.of("emitter.port", emitterPort, "receiver.port", receiverPort));
        }

        @Override
        public boolean isValid() {
            return true;
        }

        @Override
        public boolean isConnected() {
            return true;
        }

        @Override
        public Class<?>[] getFlavors() {
            return new Class<?>[0];
        }

        @Override
        public void update(Object value) {
            sent.add(value);
        }

        @Override
        public Object poll() {
            return getLastValue();
        }

        @Override
        public Object getLastValue() {
            return sent.isEmpty() ? null : sent.get(sent.size() - 1);
        }

        @Override
        public Dictionary<String, Object> getProperties() {
            return properties;
        }

        @Override
        public String[] getScope() {
            return new String[0];
        }

        @Override
        public boolean hasScope(String name) {
            return true;
        }
    }

    private final List<WireEnvelope> received = new ArrayList<>();
    private final MultiportSupport support = new MultiportSupport("service-pid", 1, 2, received::add);

    @Test
    void emit_twoPorts_sendsTheSameEnvelopeOnBoth() {
        var first = new TestWire(0, 0);
        var second = new TestWire(1, 0);
        support.consumersConnected(new Wire[] {first, second});

        support.emit(RECORDS);

        assertSame(first.getLastValue(), second.getLastValue());
        assertEquals("service-pid", ((WireEnvelope) first.getLastValue()).getEmitterPid());
    }

    @Test
    void portEmit_onePort_sendsOnlyThere() {
        var first = new TestWire(0, 0);
        var second = new TestWire(1, 0);
        support.consumersConnected(new Wire[] {first, second});

        support.getEmitterPorts().get(1).emit(support.createWireEnvelope(RECORDS));

        assertTrue(first.sent.isEmpty());
        assertEquals(1, second.sent.size());
    }

    @Test
    void emit_rewired_onlyTheNewWireGetsIt() {
        var before = new TestWire(0, 0);
        var after = new TestWire(0, 0);
        support.consumersConnected(new Wire[] {before});
        support.consumersConnected(new Wire[] {after});

        support.emit(RECORDS);

        assertTrue(before.sent.isEmpty());
        assertEquals(1, after.sent.size());
        support.consumersConnected(null);
        support.emit(RECORDS);
        assertEquals(1, after.sent.size());
    }

    @Test
    void emit_emptyList_stillSendsAnEnvelope() {
        var wire = new TestWire(0, 0);
        support.consumersConnected(new Wire[] {wire});

        support.emit(List.of());

        assertEquals(List.of(), ((WireEnvelope) wire.getLastValue()).getRecords());
    }

    @Test
    void updated_knownPort_reachesTheReceiver() {
        var envelope = support.createWireEnvelope(RECORDS);

        support.updated(new TestWire(0, 0), envelope);
        support.updated(new TestWire(0, 7), envelope);

        assertEquals(List.of(envelope), received);
    }

    @Test
    void updated_ownConsumerOfThePort_getsIt() {
        var own = new ArrayList<WireEnvelope>();
        support.getReceiverPorts().get(0).onWireReceive(own::add);

        support.updated(new TestWire(0, 0), support.createWireEnvelope(RECORDS));

        assertEquals(1, own.size());
        assertTrue(received.isEmpty());
    }
}
