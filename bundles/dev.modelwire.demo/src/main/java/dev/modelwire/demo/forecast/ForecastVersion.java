package dev.modelwire.demo.forecast;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.modelwire.api.evaluation.Forecast;
import dev.modelwire.api.evaluation.Quantile;
import dev.modelwire.api.model.ModelVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A trained version as it is committed: its plan, its pipeline and its weights. */
public final class ForecastVersion {

    private final ForecastPlan plan;
    private final JsonObject pipeline;
    private final Net net;

    ForecastVersion(ForecastPlan plan, JsonObject pipeline, byte[] weights) {
        this.plan = plan;
        this.pipeline = pipeline;
        this.net = Weights.net(plan.shape(new Tensors(plan.task().series(), pipeline).elements()), weights);
    }

    /** Reads a version from the resources. */
    public static ForecastVersion load(ForecastPlan plan) {
        byte[] pipeline = Weights.resource(plan.file() + ".plan.json");
        return new ForecastVersion(
                plan,
                JsonParser.parseString(new String(pipeline, StandardCharsets.UTF_8))
                        .getAsJsonObject(),
                Weights.resource(plan.file() + ".weights"));
    }

    /** Returns how it was trained. */
    public ForecastPlan plan() {
        return plan;
    }

    /** Returns what it answers, computed without an engine. */
    public Net net() {
        return net;
    }

    JsonObject pipeline() {
        return pipeline.deepCopy();
    }

    /** Returns the row with which a replay begins whose first forecast is that for the first target held out. */
    public int replayFrom() {
        Series series = plan.task().series();
        return series.at(plan.task().heldOut()) - new Tensors(series, pipeline).rowsNeeded();
    }

    /** Returns the labels of its output. */
    public List<String> labels() {
        return Layout.labels(plan.task().horizons(), plan.quantiles());
    }

    /** Returns an answer as forecasts of a version. */
    List<Forecast> forecasts(ModelVersion version, Instant origin, float[] answer) {
        List<Forecast> forecasts = new ArrayList<>();
        int levels = plan.levels().size();
        for (int h = 0; h < plan.task().horizons(); h++) {
            if (plan.quantiles().isEmpty()) {
                forecasts.add(Forecast.of(version, origin, h + 1, answer[h]));
            } else {
                List<Quantile> quantiles = new ArrayList<>();
                for (int i = 0; i < levels; i++) {
                    quantiles.add(new Quantile(plan.levels().get(i), answer[h * levels + i]));
                }
                forecasts.add(Forecast.of(version, origin, h + 1, quantiles));
            }
        }
        return forecasts;
    }
}
