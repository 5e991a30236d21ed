package org.eclipse.kura.wire.graph;

import org.osgi.annotation.versioning.ProviderType;

/** Aggregators that wait until each port has received an envelope. */
@ProviderType
public interface BarrierAggregatorFactory extends PortAggregatorFactory {}
