package org.eclipse.kura.wire.graph;

import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/** Reads, replaces and removes the wire graph. */
@ProviderType
public interface WireGraphService {

    void update(WireGraphConfiguration graphConfiguration) throws KuraException;

    void delete() throws KuraException;

    WireGraphConfiguration get() throws KuraException;
}
