package dev.modelwire.demo.run;

import dev.modelwire.demo.forecast.ForecastPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A gateway in which the weak forecaster of ridership is active and the good one its shadow, and the other way round for the
 * demand: the first shadow must take the place of the active version by its numbers, the second must not.
 */
final class ShadowTrial {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String MEASURED = "over the same";

    private final Path dist;
    private final Path models;
    private final Path stage;
    private final PrintStream out;

    ShadowTrial(Path dist, Path models, Path stage, PrintStream out) {
        this.dist = dist;
        this.models = models;
        this.stage = stage;
        this.out = out;
    }

    ShadowDecisions play() throws IOException {
        List<ForecastGraph> graphs = ForecastPlan.all().stream()
                .filter(plan -> plan.version().equals(ShadowDecisions.active(plan.model()))
                        && Set.of(ShadowDecisions.PROMOTED, ShadowDecisions.WAITING)
                                .contains(plan.model()))
                .map(plan -> ForecastGraph.trial(plan, models))
                .toList();
        try (DemoPlant plant = DemoPlant.start(
                new DemoLayout(dist, models, stage),
                new DemoOptions(0, 0, 0, false),
                new RecordLedger(Map.of()),
                (tap, record) -> graphs.forEach(graph -> graph.tapped(tap, record)),
                gateway -> ForecastGraph.create(gateway, graphs),
                out)) {
            for (ForecastGraph graph : graphs) {
                plant.publish(
                        graph.plan().model(),
                        ShadowDecisions.active(graph.plan().model()),
                        graph.files());
            }
            for (ForecastGraph graph : graphs) {
                if (!Waiting.until(PATIENCE, () -> active(plant, graph)
                        .equals(ShadowDecisions.active(graph.plan().model())))) {
                    return ShadowDecisions.none(graph.plan().model() + " never became active: " + plant.reported());
                }
                String shadow = ShadowDecisions.shadow(graph.plan().model());
                plant.publishShadow(graph.plan().model(), shadow, graph.files().resolveSibling(shadow));
                if (!Waiting.until(PATIENCE, () -> waiting(plant, graph).contains("in the shadow"))) {
                    return ShadowDecisions.none(graph.plan().model() + " has no shadow: " + plant.reported());
                }
                plant.say(graph.plan().model() + "@" + shadow + " answers in the shadow of "
                        + ShadowDecisions.active(graph.plan().model()) + "; replaying " + graph.rows());
            }
            graphs.forEach(graph -> plant.update(graph.replay(), Map.of("paused", false)));
            return decided(plant, graphs);
        }
    }

    private ShadowDecisions decided(DemoPlant plant, List<ForecastGraph> graphs) {
        ForecastGraph better = graphs.stream()
                .filter(graph -> graph.plan().model().equals(ShadowDecisions.PROMOTED))
                .findFirst()
                .orElseThrow();
        ForecastGraph worse =
                graphs.stream().filter(graph -> graph != better).findFirst().orElseThrow();
        Waiting.until(PATIENCE, () -> active(plant, better).equals(ShadowDecisions.GOOD));
        for (ForecastGraph graph : graphs) {
            Waiting.until(PATIENCE, () -> graph.isDone(plant));
        }
        Waiting.until(PATIENCE, () -> waiting(plant, worse).contains(MEASURED));
        String promotion =
                active(plant, better).equals(ShadowDecisions.GOOD) ? ShadowDecisions.promotion(plant.reported()) : "";
        String comparison = active(plant, worse).equals(ShadowDecisions.GOOD) ? waiting(plant, worse) : "";
        out.println("promoted: " + promotion);
        out.println("not promoted: " + comparison);
        return new ShadowDecisions(promotion, comparison, problem(better) + problem(worse));
    }

    private static String problem(ForecastGraph graph) {
        return ShadowDecisions.problem(graph.plan().model(), graph.records());
    }

    private static String active(DemoPlant plant, ForecastGraph graph) {
        return Reported.activeVersion(plant.reported(), graph.plan().model());
    }

    private static String waiting(DemoPlant plant, ForecastGraph graph) {
        return Reported.text(Reported.model(plant.reported(), graph.plan().model()), "waiting");
    }
}
