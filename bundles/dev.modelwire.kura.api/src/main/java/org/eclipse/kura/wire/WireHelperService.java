package org.eclipse.kura.wire;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.framework.ServiceReference;

/** Gives a component its wire support and looks up what others are. */
@ProviderType
public interface WireHelperService {

    /** The pid the user knows the component by (kura.service.pid), or null if it is not registered. */
    @Nullable
    String getPid(WireComponent wireComponent);

    /** The service.pid, or null if there is no such component. */
    @Nullable
    String getServicePid(String wireComponentPid);

    @Nullable
    String getServicePid(WireComponent wireComponent);

    boolean isEmitter(String wireComponentPid);

    boolean isReceiver(String wireComponentPid);

    /**
     * The support of a component, which always also is a MultiportWireSupport; null for a null reference. A
     * service.pid with several values is refused with an IllegalArgumentException.
     */
    @Nullable
    WireSupport newWireSupport(WireComponent wireComponent, @Nullable ServiceReference<WireComponent> wireComponentRef);
}
