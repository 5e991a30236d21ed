package org.eclipse.kura.wire;

import java.util.List;
import java.util.Objects;
import org.eclipse.kura.annotation.Immutable;
import org.eclipse.kura.annotation.ThreadSafe;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.service.wireadmin.BasicEnvelope;

/** Records on a wire, with the pid of the component that emitted them. Its scope is always {@code WIRES}. */
@Immutable
@ProviderType
@ThreadSafe
public class WireEnvelope extends BasicEnvelope {

    private static final String SCOPE = "WIRES";

    private final String emitterPid;
    private final List<WireRecord> records;

    public WireEnvelope(String emitterPid, List<WireRecord> wireRecords) {
        this(List.copyOf(wireRecords), Objects.requireNonNull(emitterPid, "emitterPid"));
    }

    private WireEnvelope(List<WireRecord> records, String emitterPid) {
        super(records, emitterPid, SCOPE);
        this.emitterPid = emitterPid;
        this.records = records;
    }

    public String getEmitterPid() {
        return emitterPid;
    }

    /** Cannot be changed. */
    public List<WireRecord> getRecords() {
        return records;
    }
}
