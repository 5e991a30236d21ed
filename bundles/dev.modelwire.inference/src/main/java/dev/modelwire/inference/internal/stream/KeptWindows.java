package dev.modelwire.inference.internal.stream;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.StoreException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The windows that outlast a restart, kept in the store. Safe for use by several threads; writes files. */
public final class KeptWindows {

    private static final Logger LOG = LoggerFactory.getLogger(KeptWindows.class);
    private static final String DOCUMENT = "windows";
    private static final int MOST_CHARACTERS = 16 << 20;

    private final ModelStore store;
    private final LongSupplier clock;
    private @Nullable Map<String, Map<String, byte[]>> known;

    /** Makes it; the clock gives milliseconds since 1970-01-01T00:00Z. */
    public KeptWindows(ModelStore store, LongSupplier clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Returns the streams of a model, which begin with what was kept of it. */
    public synchronized Streams streams(ModelName model) {
        Streams streams = new Streams(clock);
        streams.begin(all().getOrDefault(model.value(), Map.of()));
        return streams;
    }

    /** Keeps the windows of these models in the place of what was kept of them before; without any they are forgotten. */
    public synchronized void keep(Map<ModelName, Map<String, byte[]>> windows) {
        boolean changes = false;
        for (Map.Entry<ModelName, Map<String, byte[]>> each : windows.entrySet()) {
            String model = each.getKey().value();
            changes |= each.getValue().isEmpty()
                    ? all().remove(model) != null
                    : all().put(model, Map.copyOf(each.getValue())) != null
                            || !each.getValue().isEmpty();
        }
        if (changes) {
            save();
        }
    }

    private void save() {
        try {
            store.saveDocument(DOCUMENT, written(all()));
        } catch (StoreException | IOException e) {
            LOG.warn("windows could not be kept, a restart would begin them anew: {}", e.getMessage());
        }
    }

    private Map<String, Map<String, byte[]>> all() {
        Map<String, Map<String, byte[]>> all = known;
        if (all == null) {
            all = read();
            known = all;
        }
        return all;
    }

    private Map<String, Map<String, byte[]>> read() {
        try {
            return read(store.document(DOCUMENT).orElse("{}"));
        } catch (IOException | RuntimeException e) {
            LOG.warn("the windows that were kept cannot be read, all begin anew: {}", e.toString());
            return new TreeMap<>();
        }
    }

    private static Map<String, Map<String, byte[]>> read(String text) throws IOException {
        Map<String, Map<String, byte[]>> all = new TreeMap<>();
        try (JsonReader json = new JsonReader(new StringReader(text))) {
            json.beginObject();
            while (json.hasNext()) {
                Map<String, byte[]> streams = new HashMap<>();
                all.put(json.nextName(), streams);
                json.beginObject();
                while (json.hasNext()) {
                    streams.put(json.nextName(), Base64.getDecoder().decode(json.nextString()));
                }
                json.endObject();
            }
            json.endObject();
            return all;
        }
    }

    private static String written(Map<String, Map<String, byte[]>> all) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.beginObject();
            for (Map.Entry<String, Map<String, byte[]>> model : all.entrySet()) {
                json.name(model.getKey()).beginObject();
                for (Map.Entry<String, byte[]> stream : model.getValue().entrySet()) {
                    String bytes = Base64.getEncoder().encodeToString(stream.getValue());
                    if (text.getBuffer().length() + bytes.length() > MOST_CHARACTERS) {
                        LOG.warn(
                                "windows of [{}], stream [{}], are not kept: all together may have [{}] characters",
                                model.getKey(),
                                stream.getKey(),
                                MOST_CHARACTERS);
                    } else {
                        json.name(stream.getKey()).value(bytes);
                    }
                }
                json.endObject();
            }
            json.endObject();
        }
        return text.toString();
    }
}
