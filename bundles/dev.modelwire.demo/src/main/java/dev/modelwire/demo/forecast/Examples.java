package dev.modelwire.demo.forecast;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** What a forecaster can learn from: scaled features of each step and the scaled truths after it. */
final class Examples {

    private final Task task;
    private final Series series;
    private final JsonObject pipeline;
    private final Pipeline.Spread truth;
    private final List<String> elements;
    private final float[][] rows;

    private Examples(Task task, Series series, JsonObject pipeline, Pipeline.Spread truth) {
        this.task = task;
        this.series = series;
        this.pipeline = pipeline;
        this.truth = truth;
        Tensors tensors = new Tensors(series, pipeline);
        elements = tensors.elements();
        rows = tensors.rows();
    }

    /** Scales by mean and deviation before the end, so that nothing after it is known. */
    static Examples of(Task task, Series series, int end) {
        JsonObject raw = task.pipeline();
        Tensors tensors = new Tensors(series, raw);
        float[][] rows = tensors.rows();
        Map<String, Pipeline.Spread> spreads = new HashMap<>();
        JsonArray features = raw.getAsJsonArray("features");
        for (JsonElement each : features) {
            JsonObject feature = each.getAsJsonObject();
            String name = feature.get("name").getAsString();
            if (task.isScaled(feature)) {
                spreads.put(name, spread(rows, tensors.elements().indexOf(name), end));
            }
        }
        Pipeline.Spread truth = Objects.requireNonNull(spreads.get(task.truth()));
        spreads.put(task.paths().get(0), truth);
        return new Examples(task, series, Pipeline.scaled(raw, spreads), truth);
    }

    private static Pipeline.Spread spread(float[][] rows, int element, int end) {
        double sum = 0;
        double square = 0;
        int count = 0;
        for (int row = 0; row < end; row++) {
            if (rows[row] != null) {
                sum += rows[row][element];
                square += (double) rows[row][element] * rows[row][element];
                count++;
            }
        }
        double mean = sum / count;
        double deviation = Math.sqrt(Math.max(0, square / count - mean * mean));
        return new Pipeline.Spread(shortened(mean), shortened(deviation < 1e-6 ? 1 : 1 / deviation));
    }

    /** Cuts a number to what a manifest need say of it. */
    private static double shortened(double value) {
        return Double.parseDouble(String.format(java.util.Locale.ROOT, "%.5e", value));
    }

    List<String> elements() {
        return elements;
    }

    JsonObject pipeline() {
        return pipeline;
    }

    double offset() {
        return truth.offset();
    }

    double scale() {
        return 1 / truth.scale();
    }

    /** Returns the rows whose features and window are known and whose targets lie before the end; the newest ones if there is a limit. */
    int[] origins(int end, int limit) {
        int[] all = IntStream.range(task.steps() - 1, end - task.horizons())
                .filter(origin -> rows[origin - task.steps() + 1] != null)
                .toArray();
        return limit == 0 || limit >= all.length
                ? all
                : IntStream.of(all).skip(all.length - limit).toArray();
    }

    void input(int origin, float[] into, int at) {
        int width = elements.size();
        for (int step = 0; step < task.steps(); step++) {
            System.arraycopy(rows[origin - task.steps() + 1 + step], 0, into, at + step * width, width);
        }
    }

    /** Puts the scaled truths, each as often as there are levels. */
    void targets(int origin, int levels, float[] into, int at) {
        int truthColumn = series.columns().indexOf(task.truth());
        for (int i = 0; i < task.horizons() * levels; i++) {
            double value = series.value(origin + 1 + i / levels, truthColumn);
            into[at + i] = (float) ((value - truth.offset()) * truth.scale());
        }
    }
}
