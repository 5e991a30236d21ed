package dev.modelwire.gateway.internal.wire;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.graph.Constants;
import org.eclipse.kura.wire.graph.EmitterPort;
import org.eclipse.kura.wire.graph.MultiportWireSupport;
import org.eclipse.kura.wire.graph.ReceiverPort;
import org.jspecify.annotations.Nullable;
import org.osgi.service.wireadmin.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kura's wire support: no queue, one lock for emitting and for being rewired, delivery in the emitter's thread. */
final class MultiportSupport implements MultiportWireSupport {

    private static final Logger LOG = LoggerFactory.getLogger(MultiportSupport.class);

    private final String servicePid;
    private final List<Ports.Out> emitterPorts;
    private final List<Ports.In> receiverPorts;

    MultiportSupport(String servicePid, int receivers, int emitters, Consumer<WireEnvelope> receiver) {
        this.servicePid = servicePid;
        this.emitterPorts =
                IntStream.range(0, emitters).mapToObj(i -> new Ports.Out()).toList();
        this.receiverPorts = IntStream.range(0, receivers)
                .mapToObj(i -> new Ports.In(receiver))
                .toList();
    }

    @Override
    public synchronized void emit(List<WireRecord> wireRecords) {
        var envelope = createWireEnvelope(wireRecords);
        emitterPorts.forEach(port -> port.emit(envelope));
    }

    @Override
    public WireEnvelope createWireEnvelope(List<WireRecord> records) {
        return new WireEnvelope(servicePid, records);
    }

    @Override
    public List<EmitterPort> getEmitterPorts() {
        return List.copyOf(emitterPorts);
    }

    @Override
    public List<ReceiverPort> getReceiverPorts() {
        return List.copyOf(receiverPorts);
    }

    @Override
    public @Nullable Object polled(Wire wire) {
        return wire.getLastValue();
    }

    @Override
    public synchronized void consumersConnected(Wire @Nullable [] wires) {
        emitterPorts.forEach(port -> port.wires.clear());
        for (var wire : wires == null ? new Wire[0] : wires) {
            var port = port(wire, Constants.WIRE_EMITTER_PORT_PROP_NAME, emitterPorts);
            if (port != null) {
                port.wires.add(wire);
            }
        }
    }

    @Override
    public synchronized void producersConnected(Wire @Nullable [] wires) {
        receiverPorts.forEach(port -> port.wires.clear());
        for (var wire : wires == null ? new Wire[0] : wires) {
            var port = port(wire, Constants.WIRE_RECEIVER_PORT_PROP_NAME, receiverPorts);
            if (port != null) {
                port.wires.add(wire);
            }
        }
    }

    @Override
    public void updated(Wire wire, Object value) {
        var port = port(wire, Constants.WIRE_RECEIVER_PORT_PROP_NAME, receiverPorts);
        if (port != null && value instanceof WireEnvelope envelope) {
            port.consumer.accept(envelope);
        }
    }

    private <T> @Nullable T port(Wire wire, Constants property, List<T> ports) {
        if (wire.getProperties().get(property.value()) instanceof Integer index && index >= 0 && index < ports.size()) {
            return ports.get(index);
        }
        LOG.warn(
                "Wire {} of [{}] names port [{}], but there are [{}]",
                wire,
                servicePid,
                wire.getProperties().get(property.value()),
                ports.size());
        return null;
    }
}
