package dev.modelwire.wire.internal;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;
import org.eclipse.kura.wire.graph.EmitterPort;
import org.eclipse.kura.wire.graph.MultiportWireSupport;
import org.eclipse.kura.wire.graph.ReceiverPort;
import org.osgi.framework.ServiceReference;
import org.osgi.service.wireadmin.Wire;

/** The host's side of a component with two emitter ports, as far as the component sees it. */
final class FakeWires implements WireHelperService, MultiportWireSupport {

    final BlockingQueue<WireEnvelope> results = new LinkedBlockingQueue<>();
    final BlockingQueue<WireEnvelope> rejects = new LinkedBlockingQueue<>();
    final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
    private final List<EmitterPort> ports = List.of(new Port(results), new Port(rejects));
    private final List<ReceiverPort> receivers = List.of(new Input(), new Input());
    private volatile WireComponent component;

    private static final class Input implements ReceiverPort {

        private volatile Consumer<WireEnvelope> consumer;

        @Override
        public void onWireReceive(Consumer<WireEnvelope> to) {
            consumer = to;
        }

        @Override
        public List<Wire> listConnectedWires() {
            return List.of();
        }
    }

    /** Gives an envelope to one of the input ports of a component that has several. */
    void receive(int port, WireEnvelope envelope) {
        ((Input) receivers.get(port)).consumer.accept(envelope);
    }

    private final class Port implements EmitterPort {

        private final BlockingQueue<WireEnvelope> to;

        Port(BlockingQueue<WireEnvelope> to) {
            this.to = to;
        }

        @Override
        public void emit(WireEnvelope envelope) {
            if (!Thread.holdsLock(FakeWires.this)) {
                throw new IllegalStateException("an envelope must be emitted under the monitor of the support");
            }
            to.add(envelope);
        }

        @Override
        public List<Wire> listConnectedWires() {
            return List.of();
        }
    }

    @Override
    public WireSupport newWireSupport(WireComponent wireComponent, ServiceReference<WireComponent> reference) {
        component = wireComponent;
        return reference == null ? null : this;
    }

    @Override
    public List<EmitterPort> getEmitterPorts() {
        return ports;
    }

    @Override
    public List<ReceiverPort> getReceiverPorts() {
        return receivers;
    }

    @Override
    public WireEnvelope createWireEnvelope(List<WireRecord> records) {
        return new WireEnvelope("service.pid-1", records);
    }

    @Override
    public void emit(List<WireRecord> records) {
        throw new IllegalStateException("this would send on both ports");
    }

    @Override
    public void updated(Wire wire, Object value) {
        ((WireReceiver) component).onWireReceive((WireEnvelope) value);
    }

    @Override
    public Object polled(Wire wire) {
        calls.add("polled");
        return "last";
    }

    @Override
    public void consumersConnected(Wire[] wires) {
        calls.add("consumersConnected");
    }

    @Override
    public void producersConnected(Wire[] wires) {
        calls.add("producersConnected");
    }

    @Override
    public String getPid(WireComponent wireComponent) {
        return null;
    }

    @Override
    public String getServicePid(WireComponent wireComponent) {
        return null;
    }

    @Override
    public String getServicePid(String pid) {
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
