package dev.modelwire.sync.internal.loop;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import dev.modelwire.api.desired.DesiredModel;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.StoreException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The versions that an operator released from waiting, remembered over a restart. For the loop's thread. */
final class Released {

    private static final Logger LOG = LoggerFactory.getLogger(Released.class);
    private static final String DOCUMENT = "released";

    private final ModelStore store;
    private Map<ModelName, Digest> versions;

    Released(ModelStore store) {
        this.store = store;
        this.versions = store.document(DOCUMENT).map(Released::read).orElse(Map.of());
    }

    Map<ModelName, Digest> versions() {
        return versions;
    }

    void add(ModelName model, Digest fingerprint) throws StoreException {
        Map<ModelName, Digest> more = new HashMap<>(versions);
        more.put(model, fingerprint);
        save(more);
    }

    /** Forgets what is no longer desired. */
    void keep(List<DesiredModel> desired) {
        Set<Digest> wanted = desired.stream().map(DesiredModel::fingerprint).collect(Collectors.toSet());
        Map<ModelName, Digest> fewer = new HashMap<>(versions);
        if (fewer.values().retainAll(wanted)) {
            try {
                save(fewer);
            } catch (StoreException e) {
                LOG.debug("released versions that are no longer desired could not be forgotten", e);
            }
        }
    }

    private void save(Map<ModelName, Digest> changed) throws StoreException {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.beginObject();
            for (Map.Entry<ModelName, Digest> entry : new TreeMap<>(changed).entrySet()) {
                json.name(entry.getKey().toString()).value(entry.getValue().toString());
            }
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        store.saveDocument(DOCUMENT, text.toString());
        versions = Map.copyOf(changed);
    }

    private static Map<ModelName, Digest> read(String text) {
        Map<ModelName, Digest> versions = new HashMap<>();
        try (JsonReader json = new JsonReader(new StringReader(text))) {
            json.beginObject();
            while (json.hasNext()) {
                versions.put(ModelName.of(json.nextName()), Digest.parse(json.nextString()));
            }
            json.endObject();
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            LOG.warn("the versions that an operator released cannot be read: they wait again", e);
            return Map.of();
        }
        return Map.copyOf(versions);
    }
}
