package org.eclipse.kura.wire.graph;

import java.util.function.Consumer;
import org.eclipse.kura.wire.WireEnvelope;
import org.osgi.annotation.versioning.ProviderType;

/** A port envelopes arrive at. */
@ProviderType
public interface ReceiverPort extends Port {

    /** Sets who takes the envelopes of this port; it is called on the thread of the emitter. */
    void onWireReceive(Consumer<WireEnvelope> consumer);
}
