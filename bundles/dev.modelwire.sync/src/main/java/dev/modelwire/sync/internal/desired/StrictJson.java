package dev.modelwire.sync.internal.desired;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.modelwire.api.reported.ErrorCode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one JSON document and refuses what is not strictly that. */
public final class StrictJson {

    static final int DEEPEST = 16;

    private final JsonReader reader;

    private StrictJson(JsonReader reader) {
        this.reader = reader;
    }

    public static JsonValue read(String text, int maxBytes) throws DesiredRefusedException {
        if (text.length() > maxBytes || text.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
            throw notJson("the document is longer than " + maxBytes + " bytes");
        }
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setLenient(false);
            StrictJson json = new StrictJson(reader);
            JsonValue value = json.value(1);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw notJson("the document goes on after its end: one JSON object is allowed");
            }
            return value;
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            throw notJson("the document is not strict JSON: " + firstSentence(e));
        }
    }

    private JsonValue value(int depth) throws IOException, DesiredRefusedException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> object(deeper(depth));
            case BEGIN_ARRAY -> array(deeper(depth));
            case STRING -> new JsonValue.Str(reader.nextString());
            case NUMBER -> new JsonValue.Num(reader.nextString());
            case BOOLEAN -> new JsonValue.Bool(reader.nextBoolean());
            case NULL -> {
                reader.nextNull();
                yield new JsonValue.Null();
            }
            default -> throw notJson("the document is not strict JSON at " + reader.getPath());
        };
    }

    private JsonValue object(int depth) throws IOException, DesiredRefusedException {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            String key = reader.nextName();
            if (members.containsKey(key)) {
                throw new DesiredRefusedException(
                        ErrorCode.DESIRED_KEY_DUPLICATE, "key [" + Shown.of(reader.getPath()) + "] stands twice");
            }
            members.put(key, value(depth + 1));
        }
        reader.endObject();
        return new JsonValue.Obj(members);
    }

    private JsonValue array(int depth) throws IOException, DesiredRefusedException {
        List<JsonValue> items = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            items.add(value(depth + 1));
        }
        reader.endArray();
        return new JsonValue.Arr(items);
    }

    private int deeper(int depth) throws DesiredRefusedException {
        if (depth > DEEPEST) {
            throw notJson("the document is deeper than " + DEEPEST + " levels at " + Shown.of(reader.getPath()));
        }
        return depth;
    }

    private static String firstSentence(Exception e) {
        String message = String.valueOf(e.getMessage());
        int hint = message.indexOf("accept malformed JSON");
        return Shown.of(hint < 0 ? message : "malformed" + message.substring(hint + "accept malformed JSON".length()));
    }

    private static DesiredRefusedException notJson(String detail) {
        return new DesiredRefusedException(ErrorCode.DESIRED_NOT_JSON, detail);
    }
}
