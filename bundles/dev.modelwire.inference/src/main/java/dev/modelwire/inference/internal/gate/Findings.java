package dev.modelwire.inference.internal.gate;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredArtifact;
import dev.modelwire.engine.api.Engine;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What probes have found, kept in the store: the same files in the same engines on the same gateway need no second probe.
 * Safe for use by several threads.
 */
final class Findings {

    private static final Logger LOG = LoggerFactory.getLogger(Findings.class);
    private static final String DOCUMENT = "probes";
    private static final int KEPT = 200;

    private final ModelStore store;
    private @Nullable Map<String, Map<String, Measured>> known;

    Findings(ModelStore store) {
        this.store = store;
    }

    /** Returns the name under which the finding of these files in these engines is kept. */
    static String key(Candidate candidate, List<Engine> engines) {
        String files = candidate.stored().artifacts().stream()
                .map(StoredArtifact::digest)
                .map(digest -> digest.hex())
                .collect(Collectors.joining("+"));
        return files
                + engines.stream()
                        .map(engine -> " " + engine.name() + "@" + engine.version())
                        .sorted()
                        .collect(Collectors.joining());
    }

    /** Returns what the model costs in each engine that it passed in, by the engine's name; empty if it is not known. */
    synchronized Map<String, Measured> of(String key) {
        return all().getOrDefault(key, Map.of());
    }

    /** Keeps a finding; the oldest go when there are too many. */
    synchronized void keep(String key, Map<String, Measured> found) {
        Map<String, Map<String, Measured>> all = all();
        all.remove(key);
        all.put(key, Map.copyOf(found));
        while (all.size() > KEPT) {
            all.remove(all.keySet().iterator().next());
        }
        try {
            store.saveDocument(DOCUMENT, written(all));
        } catch (StoreException | IOException e) {
            LOG.warn("what a probe has found could not be kept, the next start tries again: {}", e.getMessage());
        }
    }

    private Map<String, Map<String, Measured>> all() {
        Map<String, Map<String, Measured>> all = known;
        if (all == null) {
            all = read();
            known = all;
        }
        return all;
    }

    private Map<String, Map<String, Measured>> read() {
        try {
            return read(store.document(DOCUMENT).orElse("{}"));
        } catch (IOException | RuntimeException e) {
            LOG.warn("what probes have found cannot be read, all models are tried again: {}", e.toString());
            return new LinkedHashMap<>();
        }
    }

    private static Map<String, Map<String, Measured>> read(String text) throws IOException {
        Map<String, Map<String, Measured>> all = new LinkedHashMap<>();
        try (JsonReader json = new JsonReader(new StringReader(text))) {
            json.beginObject();
            while (json.hasNext()) {
                String key = json.nextName();
                Map<String, Measured> engines = new LinkedHashMap<>();
                json.beginObject();
                while (json.hasNext()) {
                    String engine = json.nextName();
                    json.beginArray();
                    engines.put(engine, new Measured(json.nextLong(), json.nextLong(), json.nextLong()));
                    json.endArray();
                }
                json.endObject();
                all.put(key, engines);
            }
            json.endObject();
            return all;
        }
    }

    private static String written(Map<String, Map<String, Measured>> all) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.beginObject();
            for (Map.Entry<String, Map<String, Measured>> found : all.entrySet()) {
                json.name(found.getKey()).beginObject();
                for (Map.Entry<String, Measured> engine : found.getValue().entrySet()) {
                    Measured measured = engine.getValue();
                    json.name(engine.getKey()).beginArray();
                    json.value(measured.p50Nanos()).value(measured.p99Nanos()).value(measured.memoryBytes());
                    json.endArray();
                }
                json.endObject();
            }
            json.endObject();
        }
        return text.toString();
    }
}
