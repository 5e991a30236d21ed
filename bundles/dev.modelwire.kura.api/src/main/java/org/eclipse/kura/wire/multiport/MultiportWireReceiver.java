package org.eclipse.kura.wire.multiport;

import org.eclipse.kura.wire.WireComponent;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.service.wireadmin.Consumer;

/**
 * A receiver with several ports. It gets envelopes only through the consumers it sets on the ports of its {@link
 * org.eclipse.kura.wire.graph.MultiportWireSupport}.
 */
@ConsumerType
public interface MultiportWireReceiver extends Consumer, WireComponent {}
