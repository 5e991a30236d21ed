package dev.modelwire.demo;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.math.BigDecimal;

/** The manifest of a version, format 1. */
final class ManifestJson {
    static final String MODEL = "shuttle";
    static final String INPUT = "features";
    static final String OUTPUT = "probabilities";

    private static final String LICENCE = "CC BY 4.0 (training data: Statlog Shuttle)";
    private static final BigDecimal TOLERANCE = new BigDecimal("0.0005");
    private static final int P99_MICROS = 20_000;
    private static final int MEMORY_BYTES = 32 << 20;

    private ManifestJson() {}

    static JsonObject of(String version, TrainingPlan plan, ShuttleModel model, Rows goldenRows) {
        JsonObject manifest = new JsonObject();
        manifest.addProperty("modelwire-manifest", 1);
        manifest.addProperty("model", MODEL);
        manifest.addProperty("version", version);
        manifest.addProperty("format", "tflite");
        manifest.addProperty("description", plan.description());
        manifest.addProperty("licence", LICENCE);
        manifest.add("inputs", array(input(model.scaling())));
        manifest.add("outputs", array(output()));
        manifest.add("golden", golden(model, goldenRows));
        JsonObject budget = new JsonObject();
        budget.addProperty("p99Micros", P99_MICROS);
        budget.addProperty("memoryBytes", MEMORY_BYTES);
        manifest.add("budget", budget);
        return manifest;
    }

    private static JsonObject input(Scaling scaling) {
        JsonArray features = new JsonArray();
        for (Scaling.Feature feature : scaling.features()) {
            JsonObject json = new JsonObject();
            json.addProperty("name", feature.name());
            json.addProperty("unit", "1");
            json.addProperty("offset", feature.offset());
            json.addProperty("scale", feature.scale());
            features.add(json);
        }
        JsonObject input = tensor(INPUT, features.size());
        input.add("features", features);
        return input;
    }

    private static JsonObject output() {
        JsonObject output = tensor(OUTPUT, ShuttleState.labels().size());
        output.add("labels", Json.of(ShuttleState.labels()));
        return output;
    }

    private static JsonObject tensor(String name, int size) {
        JsonObject tensor = new JsonObject();
        tensor.addProperty("name", name);
        tensor.addProperty("type", "FP32");
        tensor.add("shape", Json.shape(1, size));
        return tensor;
    }

    private static JsonArray golden(ShuttleModel model, Rows rows) {
        JsonArray golden = new JsonArray();
        for (int row = 0; row < rows.size(); row++) {
            JsonObject inputs = new JsonObject();
            double[] values = rows.features(row);
            for (int i = 0; i < values.length; i++) {
                inputs.addProperty(ShuttleData.FEATURES.get(i), Json.number(values[i]));
            }
            JsonObject outputs = new JsonObject();
            outputs.add(OUTPUT, Json.of(model.probabilities(values)));
            JsonObject vector = new JsonObject();
            vector.add("inputs", inputs);
            vector.add("outputs", outputs);
            vector.addProperty("tolerance", TOLERANCE);
            golden.add(vector);
        }
        return golden;
    }

    private static JsonArray array(JsonObject only) {
        JsonArray array = new JsonArray();
        array.add(only);
        return array;
    }
}
