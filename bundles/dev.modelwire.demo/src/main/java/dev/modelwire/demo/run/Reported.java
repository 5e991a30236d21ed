package dev.modelwire.demo.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** Reads what the scenarios need out of a reported state. */
final class Reported {

    private Reported() {}

    /** Returns the version of this model that answers records, blank if none does. */
    static String activeVersion(JsonObject reported, String model) {
        JsonObject entry = model(reported, model);
        return entry.has("active")
                ? entry.getAsJsonObject("active").get("version").getAsString()
                : "";
    }

    /** Returns the code of this model's last failure, blank if there is none. */
    static String failure(JsonObject reported, String model) {
        JsonObject entry = model(reported, model);
        return entry.has("failure")
                ? entry.getAsJsonObject("failure").get("code").getAsString()
                : "";
    }

    /** Returns what is said of this model's last failure, blank if there is none. */
    static String failureDetail(JsonObject reported, String model) {
        JsonObject entry = model(reported, model);
        return entry.has("failure") ? text(entry.getAsJsonObject("failure"), "detail") : "";
    }

    /** Returns a member as text, blank if there is none. */
    static String text(JsonObject object, String key) {
        return object.has(key) && object.get(key).isJsonPrimitive()
                ? object.get(key).getAsString()
                : "";
    }

    /** Returns the reported state of this model, an empty object if there is none. */
    static JsonObject model(JsonObject reported, String model) {
        return entry(reported, "models", "name", model);
    }

    /** Returns the reported state of this source, an empty object if there is none. */
    static JsonObject source(JsonObject reported, String source) {
        return entry(reported, "sources", "id", source);
    }

    private static JsonObject entry(JsonObject reported, String list, String key, String value) {
        JsonArray entries = reported.has(list) ? reported.getAsJsonArray(list) : new JsonArray();
        for (int i = 0; i < entries.size(); i++) {
            JsonObject entry = entries.get(i).getAsJsonObject();
            if (value.equals(text(entry, key))) {
                return entry;
            }
        }
        return new JsonObject();
    }

    /** Returns the name of the first model, blank if there is none. */
    static String firstModel(JsonObject reported) {
        return reported.has("models") && !reported.getAsJsonArray("models").isEmpty()
                ? text(reported.getAsJsonArray("models").get(0).getAsJsonObject(), "name")
                : "";
    }
}
