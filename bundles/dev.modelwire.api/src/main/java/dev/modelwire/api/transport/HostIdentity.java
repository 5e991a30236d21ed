package dev.modelwire.api.transport;

import org.osgi.annotation.versioning.ConsumerType;

/** Says which gateway this is. */
@ConsumerType
@FunctionalInterface
public interface HostIdentity {

    /**
     * Returns an id that no other gateway of the fleet has and that never changes, such as a serial number or the MAC
     * address of the first network interface; empty if the host knows none. Returns at once.
     */
    String deviceId();
}
