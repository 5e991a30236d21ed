package dev.modelwire.wire.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.evaluation.internal.Scoreboard;
import dev.modelwire.testkit.store.FakeModelStore;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The component with a real scorecard behind it: hourly values, horizons 1 and 2, a season of 2 hours. */
@Timeout(30)
class ForecastScoreComponentTest {

    private static final int FORECAST = 0;
    private static final int TRUTH = 1;
    private static final long HOUR = TimeUnit.HOURS.toMillis(1);
    private static final String DIGEST = "ab".repeat(32);

    private final FakeWires wires = new FakeWires();
    private final FakeContext context = new FakeContext();
    private ForecastScoreComponent component;
    private Scoreboard board;
    private FakeModelStore store;

    @TempDir
    private Path directory;

    @BeforeEach
    void store() {
        store = new FakeModelStore(directory);
        board = new Scoreboard(store);
    }

    @AfterEach
    void deactivate() {
        if (component != null) {
            component.deactivate();
        }
    }

    private void activate(Map<String, Object> values) {
        component = new ForecastScoreComponent(wires, context.of("score-1"), ScoreConfigs.config(values));
    }

    private static Map<String, Object> hourly() {
        return ScoreConfigs.with(Map.of(
                "step",
                "PT1H",
                "horizons",
                "1-2",
                "season",
                2,
                "cell",
                "hour-of-day",
                "report.seconds",
                0,
                "unit",
                "kW"));
    }

    private void give(int port, Map<String, ?> values) {
        Map<String, TypedValue<?>> properties = new LinkedHashMap<>();
        values.forEach((name, value) -> properties.put(name, TypedValues.newTypedValue(value)));
        wires.receive(port, new WireEnvelope("source", List.of(new WireRecord(properties))));
    }

    private static Map<String, Object> forecast(int hour, double one, double two) {
        return new HashMap<>(Map.of(
                "modelwire.model",
                "demand",
                "modelwire.version",
                "7",
                "modelwire.digest",
                DIGEST,
                "modelwire.origin",
                hour * HOUR,
                "load_h1",
                one,
                "load_h2",
                (float) two));
    }

    private void truth(int hour, int value) {
        give(TRUTH, Map.of("time", hour * HOUR, "load", value));
    }

    private List<Map<String, Object>> report() throws InterruptedException {
        give(TRUTH, Map.of(Arrival.REQUEST, true));
        return wires.results.take().getRecords().stream()
                .map(record -> Records.plain(record.getProperties()))
                .toList();
    }

    private Map<String, Object> refused() throws InterruptedException {
        return Records.plain(wires.rejects.take().getRecords().get(0).getProperties());
    }

    @Test
    void forecastsAndTruths_scoresLeaveOnDemand_overallAndByHorizon() throws Exception {
        activate(hourly());
        component.bindForecastScoring(board);
        truth(0, 10);
        truth(1, 20);
        give(FORECAST, forecast(1, 15, 16));
        truth(2, 12);
        truth(3, 18);

        List<Map<String, Object>> records = report();

        assertEquals(3, records.size());
        Map<String, Object> overall = records.get(0);
        assertEquals("overall", overall.get("scope"));
        assertEquals("demand", overall.get("modelwire.model"));
        assertEquals("7", overall.get("modelwire.version"));
        assertEquals(DIGEST, overall.get("modelwire.digest"));
        assertEquals(false, overall.get("shadow"));
        assertEquals("kW", overall.get("unit"));
        assertEquals(2L, overall.get("count"));
        assertEquals(2 * HOUR, overall.get("from"));
        assertEquals(3 * HOUR, overall.get("to"));
        // |15-12| and |16-18|; naive 10 and 20: 2 and 2; scale (|12-10| + |18-20|) / 2
        assertEquals(2.5, overall.get("mae"));
        assertEquals(2.5, overall.get("recent.mae"));
        assertEquals(1.25, overall.get("mase"));
        assertEquals(1.25, overall.get("relative_mae"));
        assertEquals(2.0, overall.get("scale"));
        assertFalse(overall.containsKey("horizon"));
        assertFalse(overall.containsKey("pinball"), "what is not known has no property");
        assertEquals(1, records.get(1).get("horizon"));
        assertEquals(3.0, records.get(1).get("mae"));
        assertEquals("horizon", records.get(2).get("scope"));
        assertEquals(2.0, records.get(2).get("mae"));
    }

    @Test
    void refused_leaveByTheSecondPortWithTheReason() throws Exception {
        activate(hourly());
        component.bindForecastScoring(board);

        Map<String, Object> short1 = forecast(1, 1, 1);
        short1.remove("load_h2");
        give(FORECAST, short1);
        Map<String, Object> refused = refused();
        assertEquals("MISSING_FEATURE", refused.get("modelwire.refusal"));
        assertEquals("the record has no property [load_h2]", refused.get("modelwire.refusal.detail"));
        assertEquals(1.0, refused.get("load_h1"), "all properties are repeated");

        Map<String, Object> other = forecast(1, 1, 1);
        other.put("modelwire.model", "pump");
        give(FORECAST, other);
        refused = refused();
        assertEquals("OTHER_MODEL", refused.get("modelwire.refusal"));
        assertTrue(
                refused.get("modelwire.refusal.detail")
                        .toString()
                        .startsWith("[2] of 2 forecasts refused, the first: "),
                refused.toString());

        give(FORECAST, forecast(1, Double.NaN, 1));
        assertEquals("NOT_FINITE", refused().get("modelwire.refusal"));
        give(TRUTH, Map.of("time", "noon", "load", 1));
        refused = refused();
        assertEquals("WRONG_TYPE", refused.get("modelwire.refusal"));
        assertEquals(
                "property [time] is [noon], it must be a LONG or INTEGER", refused.get("modelwire.refusal.detail"));
        truth(5, 1);
        truth(5, 2);
        assertEquals("CORRECTED_TRUTH", refused().get("modelwire.refusal"));
        Map<String, Object> anonymous = forecast(6, 1, 1);
        anonymous.put("modelwire.digest", "none");
        give(FORECAST, anonymous);
        assertTrue(refused()
                .get("modelwire.refusal.detail")
                .toString()
                .startsWith("the record does not say which version forecast: "));

        report();
        Map<?, ?> counters = (Map<?, ?>) context.statistics.get();
        assertEquals(6L, counters.get("refused"));
        assertEquals(8L, counters.get("received"));
        assertEquals(1L, counters.get("truths"));
        assertEquals(1L, counters.get("requests"));
        assertEquals(1L, counters.get("refused.CORRECTED_TRUTH"));
    }

    @Test
    void serviceReplaced_recordsWaitAndScoresGoOn() throws Exception {
        activate(hourly());
        component.bindForecastScoring(board);
        truth(0, 10);
        give(FORECAST, forecast(0, 1, 2));
        report();

        component.unbindForecastScoring(board);
        board.close();
        truth(1, 3);
        truth(2, 4);
        component.bindForecastScoring(new Scoreboard(store));

        List<Map<String, Object>> records = report();
        assertEquals(2L, records.get(0).get("count"), "the forecast was made before the service was replaced");
        assertEquals(2.0, records.get(0).get("mae"));
        assertEquals(0L, ((Map<?, ?>) context.statistics.get()).get("lost"));
    }

    @Test
    void noService_recordsWait() throws Exception {
        activate(hourly());
        truth(1, 3);
        give(FORECAST, forecast(0, 1, 2));

        assertNull(wires.results.poll());
        component.bindForecastScoring(board);

        assertEquals(1L, report().get(0).get("count"));
    }

    @Test
    void unusableConfiguration_refusesWithTheReason_thenWorks() throws Exception {
        activate(Map.of());
        truth(1, 3);
        Map<String, Object> refused = refused();
        assertEquals("NOT_CONFIGURED", refused.get("modelwire.refusal"));

        component.modified(ScoreConfigs.config(hourly()));
        component.bindForecastScoring(board);
        truth(1, 3);
        give(FORECAST, forecast(0, 1, 2));

        assertEquals(1L, report().get(0).get("count"));
        component.modified(ScoreConfigs.config(Map.of("model", "x")));
        truth(2, 3);
        assertEquals(2L, report().get(0).get("count"), "the last good configuration stays");
    }

    @Test
    void pictures_directoryConfigured_areThereAfterAReport() throws Exception {
        Map<String, Object> values = hourly();
        values.put("pictures.directory", directory.resolve("pictures").toString());
        activate(values);
        component.bindForecastScoring(board);
        truth(1, 3);
        give(FORECAST, forecast(0, 1, 2));
        report();

        assertTrue(directory
                .resolve("pictures/demand-7-error-by-horizon.svg")
                .toFile()
                .isFile());
        assertEquals(0L, ((Map<?, ?>) context.statistics.get()).get("pictures.failed"));
    }

    @Test
    void pictures_directoryIsAFile_isCountedAndScoresLeave() throws Exception {
        Map<String, Object> values = hourly();
        values.put(
                "pictures.directory",
                java.nio.file.Files.writeString(directory.resolve("file"), "").toString());
        activate(values);
        component.bindForecastScoring(board);
        truth(1, 3);
        give(FORECAST, forecast(0, 1, 2));

        assertEquals(3, report().size());
        assertEquals(1L, ((Map<?, ?>) context.statistics.get()).get("pictures.failed"));
    }

    @Test
    void deactivate_keepsTheScoresAndEndsTheThread() throws Exception {
        activate(hourly());
        component.bindForecastScoring(board);
        truth(1, 3);
        give(FORECAST, forecast(0, 1, 2));
        report();
        component.deactivate();
        component = null;

        assertEquals(List.of(), board.scorecards());
        assertNull(context.registered);
        assertEquals(
                0,
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().equals("modelwire-score-score-1"))
                        .count());
        activate(hourly());
        component.bindForecastScoring(board);
        assertEquals(1L, report().get(0).get("count"));
    }

    @Test
    void report_onSchedule_withoutBeingAsked() throws Exception {
        Map<String, Object> values = hourly();
        values.put("report.seconds", 1);
        activate(values);
        component.bindForecastScoring(board);
        truth(1, 3);
        give(FORECAST, forecast(0, 1, 2));

        assertEquals(3, wires.results.take().getRecords().size());
    }
}
