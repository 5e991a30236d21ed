package org.eclipse.kura.wire;

import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.service.wireadmin.Consumer;

/** A component that takes envelopes from wires. */
@ConsumerType
public interface WireReceiver extends WireComponent, Consumer {

    /** Called on the thread of the emitter: return quickly. */
    void onWireReceive(WireEnvelope wireEnvelope);
}
