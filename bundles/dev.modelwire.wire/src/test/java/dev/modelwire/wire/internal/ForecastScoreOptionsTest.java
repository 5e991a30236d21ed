package dev.modelwire.wire.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.modelwire.api.evaluation.CellBy;
import dev.modelwire.api.evaluation.Metric;
import dev.modelwire.api.evaluation.QualityRules;
import dev.modelwire.api.evaluation.ScoringMemory;
import dev.modelwire.api.evaluation.ScoringSettings;
import dev.modelwire.api.evaluation.ShadowForecasts;
import dev.modelwire.api.evaluation.TimeStep;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.wire.internal.ForecastNames.OfHorizon;
import dev.modelwire.wire.internal.QueueOptions.WhenFull;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ForecastScoreOptionsTest {

    @Test
    void from_defaults_asDocumented() {
        ForecastScoreOptions options = ScoreConfigs.options(Map.of());

        assertEquals(
                ScoringSettings.builder(ModelName.of("demand"), TimeStep.ofDays(1), List.of(1, 2, 3, 4, 5, 6, 7))
                        .zone(ZoneId.of("UTC"))
                        .season(7)
                        .cellBy(CellBy.DAY_OF_WEEK)
                        .memory(new ScoringMemory(336, 96, 20_000))
                        .rules(new QualityRules(
                                Metric.MAE,
                                100,
                                Double.POSITIVE_INFINITY,
                                Double.POSITIVE_INFINITY,
                                Duration.ofDays(7)))
                        .shadows(new ShadowForecasts("load_h{h}", "", "modelwire.origin", ""))
                        .build(),
                options.settings());
        assertEquals("modelwire.origin", options.names().origin());
        assertEquals(
                new OfHorizon(2, "load_h2", List.of(), List.of()),
                options.names().horizons().get(1));
        assertEquals(new TruthNames("load", "time", TruthNames.TimeUnit.MILLISECONDS), options.truth());
        assertEquals(new QueueOptions(10_000, WhenFull.REFUSE, Duration.ofSeconds(1)), options.queue());
        assertEquals(Duration.ofHours(1), options.report());
        assertEquals(null, options.pictures());
    }

    @Test
    void from_everyKeySet_readsEveryKey() {
        ForecastScoreOptions options = ScoreConfigs.options(Map.ofEntries(
                Map.entry("model", " pump "),
                Map.entry("step", "PT30M"),
                Map.entry("horizons", "1-2, 48"),
                Map.entry("value.property", "p.y_{i}"),
                Map.entry("quantile.property", "p.y_{i}_q{q}"),
                Map.entry("quantile.levels", "0.9,0.10"),
                Map.entry("output.prefix", "p."),
                Map.entry("origin.property", "at"),
                Map.entry("truth.property", "v"),
                Map.entry("truth.time.property", "t"),
                Map.entry("truth.time.unit", "iso-8601"),
                Map.entry("unit", "MW"),
                Map.entry("zone", "Europe/London"),
                Map.entry("season", 48),
                Map.entry("cell", "half-hour"),
                Map.entry("sliding.targets", 100),
                Map.entry("patience.steps", 10),
                Map.entry("pending.capacity", 500),
                Map.entry("report.seconds", 0),
                Map.entry("pictures.directory", "/tmp/p"),
                Map.entry("probation.margin.percent", 5),
                Map.entry("promotion.margin.percent", 10),
                Map.entry("promotion.time", "PT12H"),
                Map.entry("minimum.forecasts", 7),
                Map.entry("promotion.metric", "pinball"),
                Map.entry("shadow.stream", "ai-1"),
                Map.entry("queue.capacity", 9),
                Map.entry("queue.full", "block"),
                Map.entry("queue.block.timeout.ms", 8)));

        assertEquals(
                ScoringSettings.builder(ModelName.of("pump"), TimeStep.of(Duration.ofMinutes(30)), List.of(1, 2, 48))
                        .zone(ZoneId.of("Europe/London"))
                        .season(48)
                        .cellBy(CellBy.HALF_HOUR)
                        .levels(List.of(0.1, 0.9))
                        .unit("MW")
                        .memory(new ScoringMemory(100, 10, 500))
                        .rules(new QualityRules(Metric.PINBALL, 7, 0.05, 0.1, Duration.ofHours(12)))
                        .shadows(new ShadowForecasts("y_{i}", "y_{i}_q{q}", "at", "ai-1"))
                        .build(),
                options.settings());
        assertEquals(
                new OfHorizon(48, "p.y_2", List.of(0.1, 0.9), List.of("p.y_2_q0.1", "p.y_2_q0.9")),
                options.names().horizons().get(2));
        assertEquals(new TruthNames("v", "t", TruthNames.TimeUnit.ISO_8601), options.truth());
        assertEquals(new QueueOptions(9, WhenFull.BLOCK, Duration.ofMillis(8)), options.queue());
        assertEquals(Duration.ZERO, options.report());
        assertEquals(Path.of("/tmp/p"), options.pictures());
    }

    static Stream<Arguments> invalid() {
        return Stream.of(
                Arguments.of("model", "", "option model [] must name a model of the desired state"),
                Arguments.of(
                        "step",
                        "P1M",
                        "option step [P1M] is not allowed: time step [P1M] must be an ISO-8601 duration above zero such as"
                                + " PT30M, or days such as P1D"),
                Arguments.of(
                        "horizons",
                        "0-7",
                        "option horizons [0-7] must be numbers or ranges such as 1-7,14, from 1 to 10000"),
                Arguments.of(
                        "horizons", "", "option horizons [] must be numbers or ranges such as 1-7,14, from 1 to 10000"),
                Arguments.of(
                        "value.property",
                        "",
                        "option value.property [] must name a property, unless option quantile.levels has 0.5"),
                Arguments.of(
                        "value.property",
                        "load",
                        "option value.property [load] must have {h} or {i} for the horizon, and for a quantile {q} for the"
                                + " level"),
                Arguments.of(
                        "quantile.property",
                        "load_h{h}_q{q}",
                        "option quantile.property [load_h{h}_q{q}] and option quantile.levels [] must be given both or not at"
                                + " all"),
                Arguments.of(
                        "quantile.levels",
                        "0.5,1",
                        "option quantile.levels [1] is not allowed: it must lie between 0 and 1"),
                Arguments.of(
                        "output.prefix",
                        "p.",
                        "option value.property [load_h{h}] must begin with option output.prefix [p.]"),
                Arguments.of("truth.property", " ", "option truth.property [] must name a property"),
                Arguments.of("origin.property", "", "option origin.property [] must name a property"),
                Arguments.of(
                        "truth.time.unit",
                        "days",
                        "option truth.time.unit [days] must be one of [milliseconds, seconds, iso-8601]"),
                Arguments.of(
                        "zone",
                        "Mars/Olympus",
                        "option zone [Mars/Olympus] is not allowed: Unknown time-zone ID: Mars/Olympus"),
                Arguments.of("season", 0, "option season [0] must be a whole number from 1 to 100000"),
                Arguments.of(
                        "cell", "month", "option cell [month] must be one of [hour-of-day, half-hour, day-of-week]"),
                Arguments.of(
                        "patience.steps",
                        337,
                        "option patience.steps [337] must not be above the targets of option sliding.targets [336]"),
                Arguments.of(
                        "sliding.targets",
                        100_000,
                        "option sliding.targets: sliding window of [100000] targets with [7] horizons must not keep more than"
                                + " 500000 forecasts"),
                Arguments.of(
                        "report.seconds", -1, "option report.seconds [-1] must be a whole number from 0 to 604800"),
                Arguments.of(
                        "pictures.directory",
                        "pictures",
                        "option pictures.directory [pictures] is not allowed: it must be an absolute path"),
                Arguments.of(
                        "promotion.margin.percent",
                        100,
                        "option promotion.margin.percent [100] must be a whole number from -1 to 99"),
                Arguments.of(
                        "promotion.metric",
                        "bias",
                        "option promotion.metric [bias] must be one of [mae, rmse, mape, smape, pinball]"),
                Arguments.of(
                        "queue.full", "hope", "option queue.full [hope] must be one of [refuse, drop-oldest, block]"),
                Arguments.of(
                        "season",
                        new NumberFormatException("abc"),
                        "option season has a value of the wrong type (abc)"));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void from_invalidValue_refusedWithKeyValueAndRule(String key, Object value, String message) {
        var refused = assertThrows(IllegalArgumentException.class, () -> ScoreConfigs.options(Map.of(key, value)));

        assertEquals(message, refused.getMessage());
    }

    @Test
    void from_promotionTimeLongerThanTheWindow_refused() {
        var refused = assertThrows(
                IllegalArgumentException.class,
                () -> ScoreConfigs.options(
                        Map.of("promotion.margin.percent", 5, "sliding.targets", 7, "patience.steps", 7)));

        assertEquals(
                "option promotion.time [PT168H] must be shorter than option sliding.targets [7] steps of P1D",
                refused.getMessage());
    }
}
