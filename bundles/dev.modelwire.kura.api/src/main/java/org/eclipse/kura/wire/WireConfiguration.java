package org.eclipse.kura.wire;

import java.util.Objects;
import org.eclipse.kura.annotation.NotThreadSafe;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.service.wireadmin.Wire;

/** One wire between two components, named by their kura.service.pid. Equality leaves the live wire aside. */
@NotThreadSafe
@ProviderType
public class WireConfiguration {

    private final String emitterPid;
    private final String receiverPid;
    private @Nullable String filter;
    private @Nullable Wire wire;

    public WireConfiguration(String emitterPid, String receiverPid) {
        this.emitterPid = Objects.requireNonNull(emitterPid, "emitterPid");
        this.receiverPid = Objects.requireNonNull(receiverPid, "receiverPid");
    }

    public String getEmitterPid() {
        return emitterPid;
    }

    public @Nullable String getFilter() {
        return filter;
    }

    public String getReceiverPid() {
        return receiverPid;
    }

    public @Nullable Wire getWire() {
        return wire;
    }

    public void setFilter(@Nullable String filter) {
        this.filter = filter;
    }

    public void setWire(@Nullable Wire wire) {
        this.wire = wire;
    }

    @Override
    @SuppressWarnings("EqualsGetClass") // a subclass adds ports: equality must hold in both directions
    public boolean equals(@Nullable Object obj) {
        return obj != null
                && getClass() == obj.getClass()
                && emitterPid.equals(((WireConfiguration) obj).emitterPid)
                && receiverPid.equals(((WireConfiguration) obj).receiverPid)
                && Objects.equals(filter, ((WireConfiguration) obj).filter);
    }

    @Override
    public int hashCode() {
        return Objects.hash(emitterPid, receiverPid, filter);
    }

    @Override
    public String toString() {
        return "WireConfiguration [emitterPid=" + emitterPid + ", receiverPid=" + receiverPid + ", filter=" + filter
                + "]";
    }
}
