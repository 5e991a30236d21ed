package dev.modelwire.sync.internal.reconcile;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import java.time.Instant;
import java.util.Map;

/**
 * What decides whether a version may be taken now.
 *
 * @param clock what the gateway's clock shows
 * @param deviceId which gateway this is
 * @param released the versions that an operator released from waiting
 */
public record Circumstances(Instant clock, String deviceId, Map<ModelName, Digest> released) {

    public Circumstances {
        released = Map.copyOf(released);
    }
}
