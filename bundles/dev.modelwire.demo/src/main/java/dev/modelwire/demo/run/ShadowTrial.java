package dev.modelwire.demo.run;

import com.google.gson.JsonObject;
import dev.modelwire.demo.forecast.Emitted;
import dev.modelwire.demo.forecast.ForecastPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A gateway in which the weak forecaster of ridership is active and the good one its shadow, and the other way round for the
 * demand: the first shadow must take the place of the active version by its numbers, the second must not.
 */
final class ShadowTrial {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String PROMOTED = "ridership";
    private static final String WEAK = "1";
    private static final String GOOD = "2";
    private static final String LEAVES = "leaves the shadow: ";
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

    /**
     * What became of both.
     *
     * @param promotion what the reported state says of the shadow that took the place, empty if none did
     * @param comparison what it says of the one that waits, empty if it waits no more
     * @param problem what went wrong beside, empty if nothing did
     */
    record Decisions(String promotion, String comparison, String problem) {

        boolean areRight() {
            return !promotion.isEmpty() && !comparison.isEmpty() && problem.isEmpty();
        }

        String figures() {
            return "shadows promoted=" + (promotion.isEmpty() ? "none" : PROMOTED + "@" + GOOD) + " waiting="
                    + (comparison.isEmpty() ? "none" : "demand@" + WEAK);
        }
    }

    Decisions play() throws IOException {
        List<ForecastGraph> graphs = ForecastPlan.all().stream()
                .filter(plan -> plan.version().equals(active(plan))
                        && Set.of(PROMOTED, "demand").contains(plan.model()))
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
                plant.publish(graph.plan().model(), active(graph.plan()), graph.files());
            }
            for (ForecastGraph graph : graphs) {
                if (!Waiting.until(PATIENCE, () -> active(plant, graph).equals(active(graph.plan())))) {
                    return new Decisions("", "", graph.plan().model() + " never became active: " + plant.reported());
                }
                String shadow = shadow(graph.plan());
                plant.publishShadow(graph.plan().model(), shadow, graph.files().resolveSibling(shadow));
                if (!Waiting.until(PATIENCE, () -> waiting(plant, graph).contains("in the shadow"))) {
                    return new Decisions("", "", graph.plan().model() + " has no shadow: " + plant.reported());
                }
                plant.say(graph.plan().model() + "@" + shadow + " answers in the shadow of " + active(graph.plan())
                        + "; replaying " + graph.rows());
            }
            graphs.forEach(graph -> plant.update(graph.replay(), Map.of("paused", false)));
            return decided(plant, graphs);
        }
    }

    private Decisions decided(DemoPlant plant, List<ForecastGraph> graphs) {
        ForecastGraph better = graphs.stream()
                .filter(graph -> graph.plan().model().equals(PROMOTED))
                .findFirst()
                .orElseThrow();
        ForecastGraph worse =
                graphs.stream().filter(graph -> graph != better).findFirst().orElseThrow();
        Waiting.until(PATIENCE, () -> active(plant, better).equals(GOOD));
        for (ForecastGraph graph : graphs) {
            Waiting.until(PATIENCE, () -> graph.isDone(plant));
        }
        Waiting.until(PATIENCE, () -> waiting(plant, worse).contains(MEASURED));
        String promotion = active(plant, better).equals(GOOD) ? promotion(plant.reported()) : "";
        String comparison = active(plant, worse).equals(GOOD) ? waiting(plant, worse) : "";
        out.println("promoted: " + promotion);
        out.println("not promoted: " + comparison);
        return new Decisions(promotion, comparison, problem(better) + problem(worse));
    }

    /** Each time is forecast once, by the version that is active then, whatever its shadow says. */
    private static String problem(ForecastGraph graph) {
        List<Emitted> emitted = graph.emitted();
        Set<String> versions = emitted.stream().map(Emitted::version).collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        long twice = emitted.stream()
                .filter(each -> !seen.add(each.origin() + " " + each.horizon()))
                .count();
        Set<String> expected = graph.plan().model().equals(PROMOTED) ? Set.of(WEAK, GOOD) : Set.of(GOOD);
        return twice == 0 && versions.equals(expected) && graph.refused() == 0
                ? ""
                : graph.plan().model() + " emitted " + twice + " forecasts twice, by versions " + versions
                        + ", and refused " + graph.refused() + " records " + graph.firstRefusal();
    }

    private static String promotion(JsonObject reported) {
        for (var event : reported.getAsJsonArray("events")) {
            String text = Reported.text(event.getAsJsonObject(), "text");
            if (text.contains(LEAVES)) {
                return text;
            }
        }
        return "";
    }

    private static String active(ForecastPlan plan) {
        return plan.model().equals(PROMOTED) ? WEAK : GOOD;
    }

    private static String shadow(ForecastPlan plan) {
        return plan.model().equals(PROMOTED) ? GOOD : WEAK;
    }

    private static String active(DemoPlant plant, ForecastGraph graph) {
        return Reported.activeVersion(plant.reported(), graph.plan().model());
    }

    private static String waiting(DemoPlant plant, ForecastGraph graph) {
        return Reported.text(Reported.model(plant.reported(), graph.plan().model()), "waiting");
    }
}
