package dev.modelwire.inference.internal.probation;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredVersion;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The probations that have not ended, one for each model, kept in the store so that they go on after a restart. They count the
 * time in which the gateway runs and need no clock that is right. Safe for use by several threads; writes files.
 */
public final class Probations {

    private static final Logger LOG = LoggerFactory.getLogger(Probations.class);
    private static final String DOCUMENT = "probations";

    private final ModelStore store;
    private final Supplier<ProbationOptions> options;
    private @Nullable Map<String, Kept> known;

    private record Kept(String version, Tally tally) {}

    public Probations(ModelStore store, Supplier<ProbationOptions> options) {
        this.store = store;
        this.options = options;
    }

    public ProbationOptions options() {
        return options.get();
    }

    /** Returns how far the probation of that version had come when it was last kept; empty if it is on none. */
    public synchronized Optional<Tally> unfinished(ModelName model, StoredVersion version) {
        Kept kept = all().get(model.value());
        return kept == null || !kept.version().equals(key(version))
                ? Optional.empty()
                : Optional.of(kept.tally().within(options().window()));
    }

    /** Keeps how far the probation of a version has come; that of another version of the model is forgotten. */
    public synchronized void keep(ModelName model, StoredVersion version, Tally tally) {
        Kept kept = new Kept(key(version), tally);
        if (!kept.equals(all().put(model.value(), kept))) {
            save();
        }
    }

    /** Forgets whatever version of the model was on probation. */
    public synchronized void forget(ModelName model) {
        if (all().remove(model.value()) != null) {
            save();
        }
    }

    private static String key(StoredVersion version) {
        return version.artifacts().stream()
                .map(artifact -> artifact.digest().hex())
                .collect(Collectors.joining("+", version.label().value() + " ", ""));
    }

    private void save() {
        try {
            store.saveDocument(DOCUMENT, written(all()));
        } catch (StoreException | IOException e) {
            LOG.warn("probations could not be kept, a restart would end them or begin them anew: {}", e.getMessage());
        }
    }

    private Map<String, Kept> all() {
        Map<String, Kept> all = known;
        if (all == null) {
            all = read();
            known = all;
        }
        return all;
    }

    private Map<String, Kept> read() {
        try {
            return read(store.document(DOCUMENT).orElse("{}"));
        } catch (IOException | RuntimeException e) {
            LOG.warn("what is on probation cannot be read, no version is: {}", e.toString());
            return new TreeMap<>();
        }
    }

    private static Map<String, Kept> read(String text) throws IOException {
        Map<String, Kept> all = new TreeMap<>();
        try (JsonReader json = new JsonReader(new StringReader(text))) {
            json.beginObject();
            while (json.hasNext()) {
                String model = json.nextName();
                json.beginArray();
                String version = json.nextString();
                Duration left = Duration.ofSeconds(json.nextLong());
                Tally tally = new Tally(left, json.nextInt(), json.nextInt(), json.nextInt(), json.nextInt());
                json.endArray();
                all.put(model, new Kept(version, tally));
            }
            json.endObject();
            return all;
        }
    }

    private static String written(Map<String, Kept> all) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.beginObject();
            for (Map.Entry<String, Kept> each : all.entrySet()) {
                Tally tally = each.getValue().tally();
                json.name(each.getKey()).beginArray().value(each.getValue().version());
                json.value(tally.left().toSeconds()).value(tally.records()).value(tally.errors());
                json.value(tally.outside()).value(tally.slow());
                json.endArray();
            }
            json.endObject();
        }
        return text.toString();
    }
}
