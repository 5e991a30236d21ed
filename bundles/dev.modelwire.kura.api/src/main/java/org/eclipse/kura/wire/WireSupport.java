package org.eclipse.kura.wire;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;

/** Does the wire-admin side of a component. */
@ProviderType
public interface WireSupport extends Producer, Consumer {

    /** Puts the records, in one envelope, on the wires of every emitter port. Receivers run before it returns. */
    void emit(List<WireRecord> wireRecords);
}
