package dev.modelwire.demo.run;

import dev.modelwire.demo.forecast.Emitted;
import dev.modelwire.demo.forecast.ForecastJudge;
import dev.modelwire.demo.forecast.ForecastPlan;
import dev.modelwire.demo.forecast.Layout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What has come out of the graph of one data set. Safe for use by several threads. */
final class ForecastRecords {

    private final ForecastPlan plan;
    private final List<Emitted> emitted = new ArrayList<>();
    private long refused;
    private String firstRefusal = "";
    private Map<String, Object> score = Map.of();

    ForecastRecords(ForecastPlan plan) {
        this.plan = plan;
    }

    /** Takes a record that model or score have refused. */
    synchronized void refused(Map<String, Object> record) {
        if (refused++ == 0) {
            firstRefusal = plan.model() + " refused " + record + System.lineSeparator();
        }
    }

    /** Takes a record of the score; only the last over all horizons is kept. */
    synchronized void scored(Map<String, Object> record) {
        if ("overall".equals(record.get("scope"))) {
            score = Map.copyOf(record);
        }
    }

    /** Takes a result of the model, in which there are forecasts if it says their origin. */
    synchronized void answered(Map<String, Object> record) {
        if (!(record.get("modelwire.origin") instanceof Long millis)) {
            return;
        }
        Instant origin = Instant.ofEpochMilli(millis);
        for (int h = 1; h <= plan.task().horizons(); h++) {
            if (record.get(Layout.OUTPUT + "_h" + h) instanceof Double value) {
                emitted.add(new Emitted(
                        String.valueOf(record.get("modelwire.version")),
                        origin,
                        h,
                        plan.task().step().plus(origin, h, plan.task().zone()),
                        value));
            }
        }
    }

    /** Returns whether the gateway's own last score says this, of as many forecasts. */
    synchronized boolean isScored(long count, double mae) {
        return Long.valueOf(count).equals(score.get("count"))
                && score.get("mae") instanceof Double own
                && Math.abs(own - mae) <= ForecastJudge.SAME * Math.max(1, mae);
    }

    /** Returns the gateway's own last score over all of it. */
    synchronized String ownScore() {
        return score.toString();
    }

    /** Returns how many forecasts the gateway's own last score is about. */
    synchronized long ownCount() {
        return score.get("count") instanceof Long count ? count : 0;
    }

    /** Returns how many forecasts have come whose truth is among the rows. */
    synchronized long scorable() {
        Instant last =
                emitted.stream().map(Emitted::origin).max(Instant::compareTo).orElse(Instant.MIN);
        return emitted.stream().filter(each -> !each.target().isAfter(last)).count();
    }

    synchronized List<Emitted> emitted() {
        return List.copyOf(emitted);
    }

    synchronized long refused() {
        return refused;
    }

    synchronized String firstRefusal() {
        return firstRefusal;
    }
}
