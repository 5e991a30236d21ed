package dev.modelwire.demo.forecast;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.util.List;

/** The manifest of a forecaster: the pipeline from raw records, the labels of its answers, and a golden vector from raw records. */
final class ForecastManifest {

    private static final int P99_MICROS = 20_000;
    private static final int MEMORY_BYTES = 32 << 20;

    private ForecastManifest() {}

    static JsonObject of(ForecastVersion version, String label, String format, Golden golden) {
        ForecastPlan plan = version.plan();
        NetShape shape = version.net().shape();
        JsonObject manifest = new JsonObject();
        manifest.addProperty("modelwire-manifest", 1);
        manifest.addProperty("model", plan.model());
        manifest.addProperty("version", label);
        manifest.addProperty("format", format);
        manifest.addProperty("description", plan.description());
        manifest.addProperty("licence", licence(plan.task()));
        manifest.add("pipeline", version.pipeline());
        manifest.add("inputs", array(tensor(Layout.INPUT, 1, shape.steps(), shape.features())));
        JsonObject output = tensor(Layout.OUTPUT, 1, shape.outputs());
        JsonArray labels = new JsonArray();
        version.labels().forEach(labels::add);
        output.add("labels", labels);
        manifest.add("outputs", array(output));
        manifest.add("golden", array(golden.json(plan.task())));
        JsonObject budget = new JsonObject();
        budget.addProperty("p99Micros", P99_MICROS);
        budget.addProperty("memoryBytes", MEMORY_BYTES);
        manifest.add("budget", budget);
        return manifest;
    }

    private static String licence(Task task) {
        return task == Task.RIDERSHIP
                ? "MIT (training data: Chicago of modeldata; ridership from the City of Chicago data portal)"
                : "Training data: taylor of the R package forecast; Taylor (2003), JORS 54";
    }

    private static JsonObject tensor(String name, int... shape) {
        JsonObject tensor = new JsonObject();
        tensor.addProperty("name", name);
        tensor.addProperty("type", "FP32");
        JsonArray sizes = new JsonArray();
        for (int size : shape) {
            sizes.add(size);
        }
        tensor.add("shape", sizes);
        return tensor;
    }

    private static JsonArray array(JsonObject only) {
        JsonArray array = new JsonArray();
        array.add(only);
        return array;
    }

    /**
     * Raw records and what is answered after the last of them.
     *
     * @param records as a gateway is given them, in their order
     */
    record Golden(List<JsonObject> records, List<Float> answer) {

        Golden {
            records = List.copyOf(records);
            answer = List.copyOf(answer);
        }

        private JsonObject json(Task task) {
            JsonArray inputs = new JsonArray();
            records.forEach(inputs::add);
            JsonArray values = new JsonArray();
            answer.forEach(values::add);
            JsonObject outputs = new JsonObject();
            outputs.add(Layout.OUTPUT, values);
            JsonObject vector = new JsonObject();
            vector.add("records", inputs);
            vector.add("outputs", outputs);
            vector.addProperty("tolerance", new BigDecimal(task == Task.RIDERSHIP ? "0.001" : "1"));
            return vector;
        }
    }
}
