package org.eclipse.kura.wire;

import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.service.wireadmin.Producer;

/** A component that puts envelopes on wires. */
@ConsumerType
public interface WireEmitter extends WireComponent, Producer {}
