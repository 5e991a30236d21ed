package org.eclipse.kura.wire.graph;

import java.util.List;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;
import org.osgi.annotation.versioning.ProviderType;

/** The support of a component that tells its ports apart. */
@ProviderType
public interface MultiportWireSupport extends WireSupport {

    List<EmitterPort> getEmitterPorts();

    List<ReceiverPort> getReceiverPorts();

    WireEnvelope createWireEnvelope(List<WireRecord> records);
}
