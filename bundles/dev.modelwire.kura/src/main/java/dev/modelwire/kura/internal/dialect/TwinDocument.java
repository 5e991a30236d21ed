package dev.modelwire.kura.internal.dialect;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a twin's complete desired properties say for Modelwire, beside what they say for others. */
final class TwinDocument {

    static final String KEY = "modelwire";
    static final String NOTHING = "{}";

    /** The flat form of older handlers: each of these says that it is meant. */
    private static final List<String> FLAT =
            List.of("modelDownloadUrl", "modelUrl", "modelMd5", "modelMD5", "modelChecksum", "modelFileName");

    /** Names of the flat form that others may use too. */
    private static final List<String> FLAT_TOO = List.of("url", "md5");

    private TwinDocument() {}

    /** Returns the document that the complete desired properties hold. */
    static String of(JsonObject desired) {
        @Nullable JsonElement own = desired.get(KEY);
        return own == null || own.isJsonNull() ? flat(desired) : text(own);
    }

    /** Returns whether it is a string, which no twin ever changes in part. */
    static boolean isText(@Nullable JsonElement own) {
        return own != null && own.isJsonPrimitive() && own.getAsJsonPrimitive().isString();
    }

    static String text(JsonElement own) {
        if (!isText(own)) {
            return own.toString();
        }
        String text = own.getAsString();
        return text.isBlank() ? NOTHING : text;
    }

    private static String flat(JsonObject desired) {
        if (FLAT.stream().noneMatch(key -> there(desired, key))) {
            return NOTHING;
        }
        JsonObject document = new JsonObject();
        Stream.of(FLAT, FLAT_TOO)
                .flatMap(List::stream)
                .filter(key -> there(desired, key))
                .forEach(key -> document.add(key, desired.get(key)));
        return document.toString();
    }

    private static boolean there(JsonObject desired, String key) {
        return desired.has(key) && !desired.get(key).isJsonNull();
    }
}
