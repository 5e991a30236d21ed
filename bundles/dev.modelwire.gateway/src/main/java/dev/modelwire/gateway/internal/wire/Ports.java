package dev.modelwire.gateway.internal.wire;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.graph.EmitterPort;
import org.eclipse.kura.wire.graph.ReceiverPort;
import org.osgi.service.wireadmin.Wire;

/** The two kinds of ports of a wire support. */
final class Ports {

    private Ports() {}

    /** Sends to each of its wires, one after the other, in the caller's thread. */
    static final class Out implements EmitterPort {

        final List<Wire> wires = new CopyOnWriteArrayList<>();

        @Override
        public void emit(WireEnvelope wireEnvelope) {
            for (var wire : wires) {
                wire.update(wireEnvelope);
            }
        }

        @Override
        public List<Wire> listConnectedWires() {
            return List.copyOf(wires);
        }
    }

    /** Hands what arrives to its consumer. */
    static final class In implements ReceiverPort {

        final List<Wire> wires = new CopyOnWriteArrayList<>();
        volatile Consumer<WireEnvelope> consumer;

        In(Consumer<WireEnvelope> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onWireReceive(Consumer<WireEnvelope> consumer) {
            this.consumer = consumer;
        }

        @Override
        public List<Wire> listConnectedWires() {
            return List.copyOf(wires);
        }
    }
}
