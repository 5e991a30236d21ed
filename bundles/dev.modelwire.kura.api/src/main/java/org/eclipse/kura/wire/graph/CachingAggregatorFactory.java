package org.eclipse.kura.wire.graph;

import org.osgi.annotation.versioning.ProviderType;

/** Aggregators that fire on each envelope and use the last ones of the other ports. */
@ProviderType
public interface CachingAggregatorFactory extends PortAggregatorFactory {}
