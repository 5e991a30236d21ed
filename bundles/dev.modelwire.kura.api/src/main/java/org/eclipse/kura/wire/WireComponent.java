package org.eclipse.kura.wire;

import org.osgi.annotation.versioning.ProviderType;

/** Marks a component that can be part of a wire graph. Implemented through an emitter or a receiver only. */
@ProviderType
public interface WireComponent {}
