package dev.modelwire.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.evaluation.CellBy;
import dev.modelwire.api.evaluation.Metric;
import dev.modelwire.api.evaluation.QualityRules;
import dev.modelwire.api.evaluation.Quantile;
import dev.modelwire.api.evaluation.ScorecardId;
import dev.modelwire.api.evaluation.ScoringMemory;
import dev.modelwire.api.evaluation.ScoringSettings;
import dev.modelwire.api.evaluation.TimeStep;
import dev.modelwire.api.model.ModelName;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoringValuesTest {

    @ParameterizedTest
    @CsvSource({"P1D,P1D", "P1W,P7D", "PT30M,PT30M", "PT24H,PT24H", "PT0.5S,PT0.5S"})
    void timeStep_parsed_isWrittenSo(String text, String written) {
        assertEquals(written, TimeStep.parse(text).toString());
        assertEquals(TimeStep.parse(text), TimeStep.parse(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P0D", "P1M", "PT0S", "-P1D", "PT-1H", "1d", "PT0.0001S", "P1DT1H30X"})
    void timeStep_notAllowed_saidWithTheRule(String text) {
        assertEquals(
                "time step [" + text + "] must be an ISO-8601 duration above zero such as PT30M, or days such as P1D",
                assertThrows(IllegalArgumentException.class, () -> TimeStep.parse(text))
                        .getMessage());
    }

    @Test
    void timeStep_days_keepTheLocalTimeOfDay_exactOnesDoNot() {
        ZoneId zone = ZoneId.of("America/Chicago");
        Instant before = Instant.parse("2024-03-10T06:00:00Z");
        assertEquals(
                Instant.parse("2024-03-11T05:00:00Z"), TimeStep.parse("P1D").plus(before, 1, zone));
        assertEquals(
                Instant.parse("2024-03-11T06:00:00Z"), TimeStep.parse("PT24H").plus(before, 1, zone));
        assertEquals(before, TimeStep.parse("P1D").plus(Instant.parse("2024-03-12T05:00:00Z"), -2, zone));
    }

    @Test
    void cellBy_localTime_hasCellAndLabel() {
        Instant time = Instant.parse("2024-03-10T23:45:00Z");
        assertEquals(23, CellBy.HOUR_OF_DAY.cell(time, ZoneOffset.UTC));
        assertEquals("23:30", CellBy.HALF_HOUR.label(CellBy.HALF_HOUR.cell(time, ZoneOffset.UTC)));
        assertEquals("Sun", CellBy.DAY_OF_WEEK.label(CellBy.DAY_OF_WEEK.cell(time, ZoneOffset.UTC)));
        assertEquals("Mon", CellBy.DAY_OF_WEEK.label(CellBy.DAY_OF_WEEK.cell(time, ZoneId.of("Europe/Rome"))));
        assertEquals("half hour", CellBy.HALF_HOUR.title());
    }

    @Test
    void metric_hasKeyAndUnit() {
        assertEquals("relative_mae", Metric.RELATIVE_MAE.key());
        assertEquals("MW", Metric.MAE.unit("MW"));
        assertEquals("%", Metric.COVERAGE.unit("MW"));
        assertEquals("", Metric.MASE.unit("MW"));
    }

    @Test
    void settings_notAllowed_refusedWithTheValue() {
        ScoringSettings.Builder settings =
                ScoringSettings.builder(ModelName.of("m"), TimeStep.ofDays(1), List.of(3, 1, 3));
        assertEquals(List.of(1, 3), settings.build().horizons());
        assertRefused(
                "season [0] must be 1 to 100000 steps", () -> settings.season(0).build());
        settings.season(7);
        assertRefused("quantile levels [0.5, 1.0] must lie between 0 and 1", () -> settings.levels(List.of(1.0, 0.5))
                .build());
        assertRefused("horizons [0] must be 1 to 10000 steps, at least one of them", () -> ScoringSettings.builder(
                        ModelName.of("m"), TimeStep.ofDays(1), List.of(0))
                .build());
        assertRefused(
                "patience [3] must be 0 to 2 steps, the targets of the sliding window",
                () -> new ScoringMemory(2, 3, 1));
        assertRefused(
                "metric [bias] must be one of which less is better",
                () -> new QualityRules(Metric.BIAS, 1, 0, 0, Duration.ZERO));
        assertRefused("quantile level [1.0] must lie between 0 and 1", () -> new Quantile(1, 2));
        assertRefused(
                "scorecard [1 characters] must have a name of 1 to 200 characters without control characters",
                () -> ScorecardId.of("\n"));
        assertTrue(QualityRules.NONE.promotionMargin() > 1e300);
    }

    private static void assertRefused(String message, org.junit.jupiter.api.function.Executable what) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, what).getMessage());
    }
}
