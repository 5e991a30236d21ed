package dev.modelwire.wire.internal;

import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.graph.MultiportWireSupport;

/** The first emitter port of a wire component, and the second if it has one. */
public final class WirePorts implements Ports {

    private static final int RESULT = 0;
    private static final int REJECT = 1;

    private final MultiportWireSupport support;

    public WirePorts(MultiportWireSupport support) {
        this.support = support;
    }

    @Override
    public void result(Map<String, TypedValue<?>> properties) {
        emit(RESULT, List.of(new WireRecord(properties)));
    }

    @Override
    public void results(List<Map<String, TypedValue<?>>> records) {
        emit(RESULT, records.stream().map(WireRecord::new).toList());
    }

    @Override
    public void reject(Map<String, TypedValue<?>> properties) {
        emit(REJECT, List.of(new WireRecord(properties)));
    }

    private void emit(int port, List<WireRecord> records) {
        // the host rewires under the monitor of the support: without it an envelope may fall between two wirings
        synchronized (support) {
            support.getEmitterPorts().get(port).emit(support.createWireEnvelope(records));
        }
    }
}
