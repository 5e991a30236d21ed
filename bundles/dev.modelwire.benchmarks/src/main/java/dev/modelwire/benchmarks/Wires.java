package dev.modelwire.benchmarks;

import java.util.List;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;
import org.eclipse.kura.wire.graph.EmitterPort;
import org.eclipse.kura.wire.graph.MultiportWireSupport;
import org.eclipse.kura.wire.graph.ReceiverPort;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.ServiceReference;
import org.osgi.service.wireadmin.Wire;

/**
 * The host's side of one component, as the host does it: no queue, one monitor for emitting and for being rewired, delivery
 * in the emitter's thread by the host's wire admin and the receiver's own support, which looks its port up by a property of
 * the wire.
 */
final class Wires implements WireHelperService, MultiportWireSupport {

    private static final String PORT = "receiver.port";
    private final List<EmitterPort> ports;
    private @Nullable WireReceiver receiver;

    /** Each emitter port leads to one component. */
    Wires(WireReceiver... to) {
        ports = java.util.Arrays.stream(to).<EmitterPort>map(Port::new).toList();
    }

    /** Leads to a component that has a support of its own. */
    private final class Port implements EmitterPort {

        private final Wire wire;

        Port(WireReceiver to) {
            Wires far = new Wires();
            far.receiver = to;
            wire = HostWires.connect(Wires.this, far, PORT);
        }

        @Override
        public void emit(WireEnvelope envelope) {
            wire.update(envelope);
        }

        @Override
        public List<Wire> listConnectedWires() {
            return List.of(wire);
        }
    }

    @Override
    public WireSupport newWireSupport(WireComponent component, @Nullable ServiceReference<WireComponent> reference) {
        return this;
    }

    @Override
    public List<EmitterPort> getEmitterPorts() {
        return ports;
    }

    @Override
    public List<ReceiverPort> getReceiverPorts() {
        return List.of();
    }

    @Override
    public WireEnvelope createWireEnvelope(List<WireRecord> records) {
        return new WireEnvelope("benchmark", records);
    }

    @Override
    public synchronized void emit(List<WireRecord> records) {
        WireEnvelope envelope = createWireEnvelope(records);
        for (EmitterPort port : ports) {
            port.emit(envelope);
        }
    }

    @Override
    public void updated(Wire wire, Object value) {
        if (receiver != null
                && wire.getProperties().get(PORT) instanceof Integer port
                && port == 0
                && value instanceof WireEnvelope envelope) {
            receiver.onWireReceive(envelope);
        }
    }

    @Override
    public @Nullable Object polled(Wire wire) {
        return null;
    }

    @Override
    public void consumersConnected(Wire @Nullable [] wires) {}

    @Override
    public void producersConnected(Wire @Nullable [] wires) {}

    @Override
    public @Nullable String getPid(WireComponent component) {
        return null;
    }

    @Override
    public @Nullable String getServicePid(WireComponent component) {
        return null;
    }

    @Override
    public @Nullable String getServicePid(String pid) {
        return null;
    }

    @Override
    public boolean isEmitter(String pid) {
        return true;
    }

    @Override
    public boolean isReceiver(String pid) {
        return true;
    }
}
