package dev.modelwire.demo.forecast;

import com.google.gson.JsonObject;
import dev.modelwire.features.internal.FeaturePlan;
import dev.modelwire.features.internal.FeatureStream;
import dev.modelwire.features.internal.FormatException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;

/** Makes the tensors of a series with the very code that makes them on a gateway. */
final class Tensors {

    private final Series series;
    private final FeaturePlan plan;

    Tensors(Series series, JsonObject pipeline) {
        this.series = series;
        try {
            this.plan = FeaturePlan.parse(pipeline.toString());
        } catch (FormatException e) {
            throw new IllegalArgumentException("the pipeline cannot be read: " + e.getMessage(), e);
        }
    }

    List<String> elements() {
        return plan.elements();
    }

    /** Returns how many rows must follow each other until the first tensor. */
    int rowsNeeded() {
        return plan.stepsNeeded();
    }

    /** Feeds the rows from one to before another, and hands out each tensor that is due with the row it is due by. */
    void forEach(int from, int to, ObjIntConsumer<float[]> taker) {
        FeatureStream stream = new FeatureStream(plan, () -> series.millis(series.size() - 1));
        for (int row = from; row < to; row++) {
            FeatureStream.Offer offer = stream.offer(record(series, row));
            if (offer == FeatureStream.Offer.REFUSED) {
                throw new IllegalArgumentException("row [" + row + "] was refused: " + stream.detail());
            }
            if (offer == FeatureStream.Offer.DUE) {
                float[] tensor = new float[plan.steps() * plan.width()];
                stream.write(tensor);
                taker.accept(tensor, row);
            }
        }
    }

    /** Returns the features of each step; those of the first rows are null, as they need more history. */
    float[][] rows() {
        int width = plan.width();
        float[][] rows = new float[series.size()][];
        forEach(0, series.size(), (tensor, row) -> {
            for (int step = plan.steps() - 1; step >= 0 && rows[row - plan.steps() + 1 + step] == null; step--) {
                float[] features = new float[width];
                System.arraycopy(tensor, step * width, features, 0, width);
                rows[row - plan.steps() + 1 + step] = features;
            }
        });
        return rows;
    }

    /** Returns a row as the record that a gateway is given. */
    static Map<String, Object> record(Series series, int row) {
        Map<String, Object> record = new HashMap<>();
        record.put(Layout.TIME, series.millis(row));
        for (int column = 0; column < series.columns().size(); column++) {
            record.put(series.columns().get(column), series.value(row, column));
        }
        return record;
    }
}
