package dev.modelwire.demo.forecast;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A pipeline in the making: what stands under the key {@code pipeline} of a manifest. */
final class Pipeline {

    private final JsonObject json = new JsonObject();
    private final JsonArray columns = new JsonArray();
    private final JsonArray features = new JsonArray();

    /** Begins with the time, milliseconds in the property {@code time}, and the length of a step. */
    Pipeline(String zone, String step) {
        JsonObject time = new JsonObject();
        time.addProperty("property", Layout.TIME);
        time.addProperty("unit", "ms");
        time.addProperty("zone", zone);
        json.add("time", time);
        json.addProperty("step", step);
    }

    Pipeline column(String name, String unit) {
        JsonObject column = new JsonObject();
        column.addProperty("name", name);
        column.addProperty("unit", unit);
        columns.add(column);
        return this;
    }

    Pipeline holidays(String name, Set<LocalDate> days) {
        JsonArray dates = new JsonArray();
        days.forEach(day -> dates.add(day.toString()));
        if (!json.has("holidays")) {
            json.add("holidays", new JsonObject());
        }
        json.getAsJsonObject("holidays").add(name, dates);
        return this;
    }

    /** Adds a feature with the keys of its kind in the order of their names: numbers as such, everything else as text. */
    Pipeline feature(String name, String kind, Map<String, Object> keys) {
        JsonObject feature = new JsonObject();
        feature.addProperty("name", name);
        feature.addProperty("kind", kind);
        new TreeMap<>(keys).forEach((key, value) -> {
            if (value instanceof Number number) {
                feature.addProperty(key, number);
            } else {
                feature.addProperty(key, String.valueOf(value));
            }
        });
        features.add(feature);
        return this;
    }

    /** Ends it with a window of so many steps that outlasts a restart. */
    JsonObject window(int steps) {
        json.add("columns", columns);
        json.add("features", features);
        JsonObject window = new JsonObject();
        window.addProperty("steps", steps);
        window.addProperty("keep", true);
        json.add("window", window);
        return json;
    }

    /** Returns a copy in which features of one scaled number have these offsets and scales; an element that is not named stays. */
    static JsonObject scaled(JsonObject pipeline, Map<String, Spread> spreads) {
        JsonObject copy = pipeline.deepCopy();
        for (JsonElement each : copy.getAsJsonArray("features")) {
            JsonObject feature = each.getAsJsonObject();
            Spread spread = spreads.get(feature.get("name").getAsString());
            if (spread != null) {
                feature.addProperty("offset", spread.offset());
                feature.addProperty("scale", spread.scale());
            }
        }
        return copy;
    }

    /**
     * How a feature is scaled: (value − offset) × scale.
     *
     * @param offset its mean
     * @param scale one by its standard deviation
     */
    record Spread(double offset, double scale) {}
}
