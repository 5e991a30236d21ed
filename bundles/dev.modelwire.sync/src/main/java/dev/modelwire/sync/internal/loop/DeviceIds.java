package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.transport.HostIdentity;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out which gateway this is: by its host, or by an id that the store has kept since the first start. */
final class DeviceIds {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceIds.class);
    private static final String DOCUMENT = "device";

    private DeviceIds() {}

    static String of(HostIdentity host, ModelStore store) {
        String known = host.deviceId();
        return known.isBlank() ? store.document(DOCUMENT).orElseGet(() -> made(store)) : known;
    }

    private static String made(ModelStore store) {
        String id = UUID.randomUUID().toString();
        try {
            store.saveDocument(DOCUMENT, id);
        } catch (StoreException e) {
            LOG.warn("an id of this gateway could not be saved: it may get another share of a rollout ({})", e.code());
        }
        return id;
    }
}
