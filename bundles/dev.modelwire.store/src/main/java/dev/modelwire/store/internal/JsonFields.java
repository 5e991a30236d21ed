package dev.modelwire.store.internal;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The fields of one JSON object, each of them known, each once, none left out but those that may be. */
final class JsonFields {

    private final Map<String, Object> values = new HashMap<>();

    private JsonFields() {}

    /** Reads the value of a field. */
    interface Value<T> {
        T read(JsonReader json) throws IOException;
    }

    static JsonFields read(JsonReader json, Map<String, Value<?>> known, Map<String, Value<?>> optional)
            throws IOException {
        JsonFields fields = new JsonFields();
        json.beginObject();
        while (json.hasNext()) {
            String key = json.nextName();
            Value<?> value = known.getOrDefault(key, optional.get(key));
            if (value == null) {
                throw new RecordFormatException("key [" + key + "] is not known");
            }
            if (fields.values.put(key, value.read(json)) != null) {
                throw new RecordFormatException("key [" + key + "] stands twice");
            }
        }
        json.endObject();
        for (String key : known.keySet()) {
            if (!fields.values.containsKey(key)) {
                throw new RecordFormatException("key [" + key + "] is missing");
            }
        }
        return fields;
    }

    static String string(JsonReader json) throws IOException {
        if (json.peek() != JsonToken.STRING) {
            throw new RecordFormatException("value at [" + json.getPath() + "] must be a string");
        }
        return json.nextString();
    }

    static <T> List<T> list(JsonReader json, Value<T> element) throws IOException {
        List<T> list = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            list.add(element.read(json));
        }
        json.endArray();
        return list;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    <T> T get(String key, Class<T> type) {
        return type.cast(Objects.requireNonNull(values.get(key)));
    }

    String text(String key) {
        return get(key, String.class);
    }

    long number(String key) {
        return get(key, Long.class);
    }

    <T> List<T> list(String key, Class<T> type) {
        List<?> list = get(key, List.class);
        return list.stream().map(element -> type.cast(element)).toList();
    }
}
