package dev.modelwire.demo;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.modelwire.testkit.tflite.Activation;
import dev.modelwire.testkit.tflite.Dense;
import dev.modelwire.testkit.tflite.Mlp;
import java.util.ArrayList;
import java.util.List;

/** A version's weights and scaling as JSON, for those who want to recompute its answers without an engine. */
final class ReferenceJson {
    private ReferenceJson() {}

    static JsonObject of(String version, ShuttleModel model) {
        JsonArray features = new JsonArray();
        for (Scaling.Feature feature : model.scaling().features()) {
            JsonObject json = new JsonObject();
            json.addProperty("name", feature.name());
            json.addProperty("offset", feature.offset());
            json.addProperty("scale", feature.scale());
            features.add(json);
        }
        JsonArray layers = new JsonArray();
        for (Dense layer : model.mlp().layers()) {
            JsonArray weights = new JsonArray();
            for (float[] row : layer.weights()) {
                weights.add(Json.of(row));
            }
            JsonObject json = new JsonObject();
            json.addProperty("activation", layer.activation().name());
            json.add("weights", weights);
            json.add("bias", Json.of(layer.bias()));
            layers.add(json);
        }
        JsonObject reference = new JsonObject();
        reference.addProperty("model", ManifestJson.MODEL);
        reference.addProperty("version", version);
        reference.add("features", features);
        reference.add("labels", Json.of(ShuttleState.labels()));
        reference.addProperty("softmax", model.mlp().softmax());
        reference.add("layers", layers);
        return reference;
    }

    static ShuttleModel model(JsonObject reference) {
        List<Scaling.Feature> features = new ArrayList<>();
        for (JsonElement element : reference.getAsJsonArray("features")) {
            JsonObject json = element.getAsJsonObject();
            features.add(new Scaling.Feature(
                    json.get("name").getAsString(),
                    json.get("offset").getAsDouble(),
                    json.get("scale").getAsDouble()));
        }
        List<Dense> layers = new ArrayList<>();
        for (JsonElement element : reference.getAsJsonArray("layers")) {
            JsonObject json = element.getAsJsonObject();
            List<float[]> rows = new ArrayList<>();
            json.getAsJsonArray("weights").forEach(row -> rows.add(Json.floats(row)));
            layers.add(Dense.of(
                    rows.toArray(float[][]::new),
                    Json.floats(json.get("bias")),
                    Activation.valueOf(json.get("activation").getAsString())));
        }
        return new ShuttleModel(new Mlp(layers, reference.get("softmax").getAsBoolean()), new Scaling(features));
    }
}
