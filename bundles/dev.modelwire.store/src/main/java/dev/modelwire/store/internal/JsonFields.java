package dev.modelwire.store.internal;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one JSON object in any order, each of them known, each once, none left out but those that may be. */
final class JsonFields {

    private static final int DEEPEST = 8;

    private final Map<String, Object> values;

    private JsonFields(Map<String, Object> values) {
        this.values = values;
    }

    /** Reads an object and all in it. */
    static JsonFields read(JsonReader json) throws IOException {
        return object(json, 0);
    }

    private static JsonFields object(JsonReader json, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new RecordFormatException("value at [" + json.getPath() + "] is deeper than " + DEEPEST);
        }
        Map<String, Object> values = new HashMap<>();
        json.beginObject();
        while (json.hasNext()) {
            String key = json.nextName();
            if (values.put(key, value(json, depth + 1)) != null) {
                throw new RecordFormatException("key [" + key + "] stands twice");
            }
        }
        json.endObject();
        return new JsonFields(values);
    }

    private static Object value(JsonReader json, int depth) throws IOException {
        return switch (json.peek()) {
            case BEGIN_OBJECT -> object(json, depth);
            case BEGIN_ARRAY -> array(json, depth);
            case STRING -> json.nextString();
            case NUMBER -> json.nextLong();
            default ->
                throw new RecordFormatException(
                        "value at [" + json.getPath() + "] must be an object, an array, a string or an integer");
        };
    }

    private static List<Object> array(JsonReader json, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new RecordFormatException("value at [" + json.getPath() + "] is deeper than " + DEEPEST);
        }
        List<Object> items = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            items.add(value(json, depth + 1));
        }
        json.endArray();
        return items;
    }

    /** Refuses keys that are not known, and keys that are missing. */
    JsonFields known(Set<String> required, Set<String> optional) throws RecordFormatException {
        boolean complete = values.keySet().containsAll(required);
        if (complete && values.size() == required.size()) {
            return this;
        }
        for (String key : values.keySet()) {
            if (!required.contains(key) && !optional.contains(key)) {
                throw new RecordFormatException("key [" + key + "] is not known");
            }
        }
        for (String key : required) {
            if (!values.containsKey(key)) {
                throw new RecordFormatException("key [" + key + "] is missing");
            }
        }
        return this;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    String text(String key) throws RecordFormatException {
        return cast(key, values.get(key), String.class, "a string");
    }

    long number(String key) throws RecordFormatException {
        return cast(key, values.get(key), Long.class, "an integer");
    }

    JsonFields object(String key) throws RecordFormatException {
        return cast(key, values.get(key), JsonFields.class, "an object");
    }

    List<JsonFields> objects(String key) throws RecordFormatException {
        return list(key, JsonFields.class, "an object");
    }

    List<String> texts(String key) throws RecordFormatException {
        return list(key, String.class, "a string");
    }

    private <T> List<T> list(String key, Class<T> type, String what) throws RecordFormatException {
        List<T> list = new ArrayList<>();
        for (Object item : cast(key, values.get(key), List.class, "an array")) {
            list.add(cast(key, item, type, what));
        }
        return list;
    }

    private static <T> T cast(String key, @Nullable Object value, Class<T> type, String what)
            throws RecordFormatException {
        if (!type.isInstance(value)) {
            throw new RecordFormatException("value of [" + key + "] must be " + what);
        }
        return type.cast(value);
    }
}
