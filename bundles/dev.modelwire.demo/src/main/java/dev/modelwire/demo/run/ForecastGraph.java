package dev.modelwire.demo.run;

import com.google.gson.JsonObject;
import dev.modelwire.demo.forecast.ForecastPlan;
import dev.modelwire.demo.forecast.Layout;
import dev.modelwire.gateway.launcher.Gateway;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The part of the graph that is about one data set: replay → model → score, with the replay as the truth of the score. Sees what
 * leaves the model and the score.
 */
final class ForecastGraph {

    private static final String REPLAY_FACTORY = "dev.modelwire.wire.Replay";
    private static final String SCORE_FACTORY = "dev.modelwire.wire.ForecastScore";
    private static final int TARGETS = 2000;
    private static final int PROMOTION_MARGIN = 10;
    private static final String PROMOTION_TIME = "P14D";
    private static final int PROMOTION_FORECASTS = 98;

    private static final int TRIAL_RATE = 60;

    private final ForecastPlan plan;
    private final Path models;
    private final boolean trial;
    private final ForecastRecords records;

    private ForecastGraph(ForecastPlan plan, Path models, boolean trial) {
        this.plan = plan;
        this.models = models;
        this.trial = trial;
        this.records = new ForecastRecords(plan);
    }

    /** Makes a graph that plays as fast as it can. */
    ForecastGraph(ForecastPlan plan, Path models) {
        this(plan, models, false);
    }

    /** Makes a graph that plays so slowly that a shadow is judged on the way, and promotes what is a tenth better for two weeks. */
    static ForecastGraph trial(ForecastPlan plan, Path models) {
        return new ForecastGraph(plan, models, true);
    }

    static void create(Gateway gateway, List<ForecastGraph> graphs) {
        DemoGraph graph = new DemoGraph();
        graphs.forEach(each -> each.add(graph));
        graph.create(gateway);
    }

    private void add(DemoGraph graph) {
        JsonObject replay = new JsonObject();
        replay.addProperty("file", rows().toAbsolutePath().toString());
        replay.addProperty("time.column", Layout.TIME);
        replay.addProperty("pace", trial ? "rate" : "unlimited");
        replay.addProperty("rate", TRIAL_RATE);
        replay.addProperty("paused", true);
        JsonObject model = new JsonObject();
        model.addProperty("model", plan.model());
        model.addProperty("queue.capacity", 5000);
        model.addProperty("queue.full", "block");
        model.addProperty("label.output", false);
        graph.component(replay(), REPLAY_FACTORY, replay, 0, 1);
        graph.component(model(), DemoGraph.MODEL_FACTORY, model, 1, 2);
        graph.component(score(), SCORE_FACTORY, scoring(), 2, 2);
        graph.component(scores(), DemoGraph.TAP_FACTORY, new JsonObject(), 1, 0);
        graph.component(results(), DemoGraph.TAP_FACTORY, new JsonObject(), 1, 0);
        graph.component(refusals(), DemoGraph.TAP_FACTORY, new JsonObject(), 1, 0);
        graph.wire(replay(), 0, model());
        graph.wire(model(), 0, results());
        graph.wire(model(), 1, refusals());
        graph.wire(model(), 0, score(), 0);
        graph.wire(replay(), 0, score(), 1);
        graph.wire(score(), 0, scores());
        graph.wire(score(), 1, refusals());
    }

    private JsonObject scoring() {
        JsonObject score = new JsonObject();
        score.addProperty("model", plan.model());
        score.addProperty("step", plan.task().step().toString());
        score.addProperty("horizons", "1-" + plan.task().horizons());
        score.addProperty("value.property", Layout.OUTPUT + "_h{h}");
        score.addProperty("truth.property", plan.task().truth());
        score.addProperty("truth.time.property", Layout.TIME);
        score.addProperty("unit", plan.task().unit());
        score.addProperty("zone", plan.task().zone().getId());
        score.addProperty("season", plan.task().season());
        score.addProperty(
                "cell", plan.task().cellBy().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        score.addProperty("sliding.targets", TARGETS);
        score.addProperty("patience.steps", TARGETS);
        score.addProperty("pending.capacity", 200_000);
        score.addProperty("report.seconds", 1);
        score.addProperty("queue.full", "block");
        if (trial) {
            score.addProperty("promotion.margin.percent", PROMOTION_MARGIN);
            score.addProperty("promotion.time", PROMOTION_TIME);
            score.addProperty("minimum.forecasts", PROMOTION_FORECASTS);
        }
        return score;
    }

    ForecastPlan plan() {
        return plan;
    }

    Path rows() {
        return models.resolve(plan.task().truth() + ".csv");
    }

    Path files() {
        return models.resolve(plan.model()).resolve(plan.version());
    }

    String replay() {
        return "replay-" + plan.model();
    }

    String model() {
        return "model-" + plan.model();
    }

    String score() {
        return "score-" + plan.model();
    }

    private String scores() {
        return "scores-" + plan.model();
    }

    private String results() {
        return "forecasts-" + plan.model();
    }

    private String refusals() {
        return "refusals-" + plan.model();
    }

    /** Returns what has come out of it. */
    ForecastRecords records() {
        return records;
    }

    /** Takes a record that came to a tap of any part of the graph. */
    void tapped(String tap, Map<String, Object> record) {
        if (tap.equals(refusals())) {
            records.refused(record);
        } else if (tap.equals(scores())) {
            records.scored(record);
        } else if (tap.equals(results())) {
            records.answered(record);
        }
    }

    /** Returns whether the last row has been played and everything that it gave has left the model. */
    boolean isDone(DemoPlant plant) {
        Map<?, ?> played = plant.counters(replay());
        Map<?, ?> model = plant.counters(model());
        return Long.valueOf(1).equals(played.get("state.finished"))
                && Objects.equals(played.get("emitted"), model.get("received"))
                && Long.valueOf(0).equals(model.get("queued"));
    }
}
