package dev.modelwire.demo;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The measured quality of all versions as JSON. */
final class MetricsJson {
    private MetricsJson() {}

    static JsonObject of(ShuttleData data, Map<String, TrainingPlan> plans, Map<String, Metrics> metrics) {
        JsonObject root = new JsonObject();
        root.addProperty("model", ManifestJson.MODEL);
        root.addProperty("dataSha256", data.sha256());
        root.addProperty("heldOutRows", data.heldOut().size());
        root.add("labels", Json.of(ShuttleState.labels()));
        JsonObject versions = new JsonObject();
        metrics.forEach((version, measured) -> {
            JsonObject json = new JsonObject();
            TrainingPlan plan = plans.get(version);
            if (plan != null) {
                json.addProperty("trainingRows", plan.rows());
                json.addProperty("seed", plan.seed());
            }
            json.addProperty("accuracy", measured.accuracy());
            json.add("recall", recall(measured));
            json.add("confusion", confusion(measured));
            versions.add(version, json);
        });
        root.add("versions", versions);
        return root;
    }

    private static JsonObject recall(Metrics metrics) {
        JsonObject recall = new JsonObject();
        for (ShuttleState state : ShuttleState.values()) {
            metrics.recall(state).ifPresent(value -> recall.addProperty(state.label(), value));
        }
        return recall;
    }

    private static JsonArray confusion(Metrics metrics) {
        JsonArray rows = new JsonArray();
        for (List<Integer> row : metrics.confusion()) {
            rows.add(Json.shape(row.stream().mapToInt(Integer::intValue).toArray()));
        }
        return rows;
    }

    static SortedMap<String, Metrics> parse(byte[] bytes) {
        SortedMap<String, Metrics> metrics = new TreeMap<>();
        Json.parse(bytes).getAsJsonObject("versions").entrySet().forEach(entry -> {
            List<List<Integer>> confusion = new ArrayList<>();
            for (JsonElement row : entry.getValue().getAsJsonObject().getAsJsonArray("confusion")) {
                List<Integer> counts = new ArrayList<>();
                row.getAsJsonArray().forEach(count -> counts.add(count.getAsInt()));
                confusion.add(counts);
            }
            metrics.put(entry.getKey(), new Metrics(confusion));
        });
        return metrics;
    }
}
