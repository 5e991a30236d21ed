package dev.modelwire.demo.run;

import dev.modelwire.demo.forecast.ForecastJudge;
import dev.modelwire.demo.forecast.ForecastModels;
import dev.modelwire.demo.forecast.ForecastPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Replays the time that nothing was learnt from through the gateway, and judges the forecasts that leave its graph. */
final class ForecastScenario {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> VERSIONS = List.of("ridership-2", "demand-2");

    private final Path dist;
    private final Path models;
    private final Path stage;
    private final PrintStream out;

    ForecastScenario(Path dist, Path models, Path stage, PrintStream out) {
        this.dist = dist;
        this.models = models;
        this.stage = stage;
        this.out = out;
    }

    Scenario.Outcome play() throws IOException {
        ForecastModels.write(models);
        List<ForecastGraph> graphs = ForecastPlan.all().stream()
                .filter(plan -> VERSIONS.contains(plan.model() + "-" + plan.version()))
                .map(plan -> new ForecastGraph(plan, models))
                .toList();
        DemoLayout layout = new DemoLayout(dist, models, stage);
        try (DemoPlant plant = DemoPlant.start(
                layout,
                new DemoOptions(0, 0, 0, false),
                new RecordLedger(Map.of()),
                (tap, record) -> graphs.forEach(graph -> graph.tapped(tap, record)),
                gateway -> ForecastGraph.create(gateway, graphs),
                out)) {
            for (ForecastGraph graph : graphs) {
                ForecastPlan plan = graph.plan();
                plant.publish(plan.model(), plan.version(), graph.files());
            }
            for (ForecastGraph graph : graphs) {
                ForecastPlan plan = graph.plan();
                boolean active = Waiting.until(PATIENCE, () -> Reported.activeVersion(plant.reported(), plan.model())
                        .equals(plan.version()));
                if (!active) {
                    return Scenario.Outcome.failed(
                            "forecast", plan.model() + " never became active: " + plant.reported());
                }
                plant.say(plan.model() + "@" + plan.version() + " is active; replaying " + graph.rows());
                plant.update(graph.replay(), Map.of("paused", false));
            }
            for (ForecastGraph graph : graphs) {
                if (!Waiting.until(PATIENCE, () -> graph.isDone(plant))) {
                    return Scenario.Outcome.failed(
                            "forecast",
                            "the replay of " + graph.plan().model() + " never ended: " + plant.counters(graph.replay())
                                    + " " + plant.counters(graph.model()));
                }
            }
            for (ForecastGraph graph : graphs) {
                long expected = graph.records().scorable();
                Waiting.until(PATIENCE, () -> graph.records().ownCount() >= expected);
            }
        }
        ShadowDecisions decisions = new ShadowTrial(dist, models, stage.resolve("shadow"), out).play();
        List<ForecastJudgement> judgements = new ArrayList<>();
        for (ForecastGraph graph : graphs) {
            judgements.add(judge(graph));
        }
        return ForecastJudgement.outcome(judgements, decisions);
    }

    private ForecastJudgement judge(ForecastGraph graph) throws IOException {
        ForecastPlan plan = graph.plan();
        ForecastRecords records = graph.records();
        ForecastJudge.Verdict verdict =
                new ForecastJudge(plan, stage.resolve("report"), out::println).judge(graph.rows(), records.emitted());
        boolean same = records.isScored(verdict.scored(), verdict.mae());
        out.println("the gateway's own score " + (same ? "is the same: " : "differs: ") + records.ownScore());
        return new ForecastJudgement(
                plan.model() + "@" + plan.version(), verdict, records.refused(), records.firstRefusal(), same);
    }
}
