package dev.modelwire.kura.internal.json;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads JSON that may be anything. */
public final class Json {

    /** Deeper documents are not read: the parser calls itself for each level. */
    private static final int MOST_LEVELS = 64;

    private static final TypeAdapter<JsonElement> STRICT = new Gson().getAdapter(JsonElement.class);

    private Json() {}

    /** Returns the object that the text is, or nothing if it is none. */
    public static Optional<JsonObject> object(String text) {
        if (levels(text) > MOST_LEVELS) {
            return Optional.empty();
        }
        try {
            JsonElement parsed = STRICT.fromJson(text);
            return parsed != null && parsed.isJsonObject() ? Optional.of(parsed.getAsJsonObject()) : Optional.empty();
        } catch (IOException | JsonParseException e) {
            return Optional.empty();
        }
    }

    /** Returns the object that the bytes are in UTF-8, or nothing if they are none. */
    public static Optional<JsonObject> object(byte[] utf8) {
        return text(utf8).flatMap(Json::object);
    }

    /** Returns the text, or nothing if the bytes are no UTF-8. */
    public static Optional<String> text(byte[] utf8) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Returns the string of that name, empty if there is none. */
    public static String string(JsonObject object, String key) {
        return member(object, key)
                .filter(value ->
                        value.isJsonPrimitive() && value.getAsJsonPrimitive().isString())
                .map(JsonElement::getAsString)
                .orElse("");
    }

    /** Returns the whole number of that name, or what stands for none. */
    public static long number(JsonObject object, String key, long otherwise) {
        try {
            return member(object, key)
                    .filter(value -> value.isJsonPrimitive()
                            && value.getAsJsonPrimitive().isNumber())
                    .map(JsonElement::getAsLong)
                    .orElse(otherwise);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** Returns the object of that name. */
    public static Optional<JsonObject> object(JsonObject object, String key) {
        return member(object, key).filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject);
    }

    /** Returns the objects in the array of that name. */
    public static List<JsonObject> objects(JsonObject object, String key) {
        List<JsonObject> found = new ArrayList<>();
        member(object, key).filter(JsonElement::isJsonArray).ifPresent(array -> array.getAsJsonArray()
                .forEach(item -> {
                    if (item.isJsonObject()) {
                        found.add(item.getAsJsonObject());
                    }
                }));
        return found;
    }

    private static Optional<JsonElement> member(JsonObject object, String key) {
        @Nullable JsonElement value = object.get(key);
        return Optional.ofNullable(value);
    }

    private static int levels(String text) {
        int depth = 0;
        int deepest = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                deepest = Math.max(deepest, ++depth);
            } else if (c == '}' || c == ']') {
                depth--;
            }
        }
        return deepest;
    }
}
