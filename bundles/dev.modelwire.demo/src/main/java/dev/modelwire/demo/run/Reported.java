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

    /** Returns a member as text, blank if there is none. */
    static String text(JsonObject object, String key) {
        return object.has(key) && object.get(key).isJsonPrimitive()
                ? object.get(key).getAsString()
                : "";
    }

    /** Returns the reported state of this model, an empty object if there is none. */
    static JsonObject model(JsonObject reported, String model) {
        JsonArray models = reported.has("models") ? reported.getAsJsonArray("models") : new JsonArray();
        for (int i = 0; i < models.size(); i++) {
            JsonObject entry = models.get(i).getAsJsonObject();
            if (model.equals(text(entry, "name"))) {
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
