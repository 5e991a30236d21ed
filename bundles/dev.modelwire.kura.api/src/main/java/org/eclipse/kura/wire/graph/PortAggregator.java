package org.eclipse.kura.wire.graph;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.kura.wire.WireEnvelope;
import org.osgi.annotation.versioning.ProviderType;

/** Brings the envelopes of several ports together. */
@ProviderType
public interface PortAggregator {

    /** Sets who takes the envelopes, one per port in the order of the ports. */
    void onWireReceive(Consumer<List<WireEnvelope>> envelopes);
}
