package dev.modelwire.wire.internal;

import dev.modelwire.api.evaluation.CellBy;
import dev.modelwire.api.evaluation.Metric;
import dev.modelwire.api.evaluation.QualityRules;
import dev.modelwire.api.evaluation.ScoringMemory;
import dev.modelwire.api.evaluation.ScoringSettings;
import dev.modelwire.api.evaluation.ShadowForecasts;
import dev.modelwire.api.evaluation.TimeStep;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How one instance works, read once from its configuration.
 *
 * @param pictures a directory, null if no pictures are wanted
 */
record ForecastScoreOptions(
        ScoringSettings settings,
        ForecastNames names,
        TruthNames truth,
        QueueOptions queue,
        Duration report,
        @Nullable Path pictures) {

    enum JudgedBy {
        MAE(Metric.MAE),
        RMSE(Metric.RMSE),
        MAPE(Metric.MAPE),
        SMAPE(Metric.SMAPE),
        PINBALL(Metric.PINBALL);

        private final Metric metric;

        JudgedBy(Metric metric) {
            this.metric = metric;
        }
    }

    /** Reads every attribute once; fails with the key, the value and what is allowed. */
    static ForecastScoreOptions from(ForecastScoreConfig config) {
        String prefix = Attributes.prefix("output.prefix", config::output_prefix);
        String value = Attributes.text("value.property", config::value_property);
        String quantile = Attributes.text("quantile.property", config::quantile_property);
        List<String> written = Lists.words(Attributes.text("quantile.levels", config::quantile_levels));
        List<Double> levels =
                written.stream().map(ForecastScoreOptions::level).sorted().toList();
        List<Integer> horizons = Lists.ranges("horizons", Attributes.text("horizons", config::horizons), 1, 10_000);
        ForecastNames names =
                ForecastNames.of(value, quantile, levels, horizons, needed("origin.property", config::origin_property));
        ShadowForecasts shadows = new ShadowForecasts(
                without("value.property", prefix, value),
                without("quantile.property", prefix, quantile),
                names.origin(),
                Attributes.text("shadow.stream", config::shadow_stream));
        ScoringSettings settings = settings(config, horizons, levels, shadows);
        return new ForecastScoreOptions(
                settings,
                names,
                new TruthNames(
                        needed("truth.property", config::truth_property),
                        needed("truth.time.property", config::truth_time_property),
                        Attributes.choice("truth.time.unit", config::truth_time_unit, TruthNames.TimeUnit.class)),
                new QueueOptions(
                        Attributes.whole("queue.capacity", config::queue_capacity, 1, 1_000_000),
                        Attributes.choice("queue.full", config::queue_full, QueueOptions.WhenFull.class),
                        Duration.ofMillis(
                                Attributes.whole("queue.block.timeout.ms", config::queue_block_timeout_ms, 1, 60_000))),
                Duration.ofSeconds(Attributes.whole("report.seconds", config::report_seconds, 0, 604_800)),
                directory(Attributes.text("pictures.directory", config::pictures_directory)));
    }

    private static ScoringSettings settings(
            ForecastScoreConfig config, List<Integer> horizons, List<Double> levels, ShadowForecasts shadows) {
        int sliding = Attributes.whole("sliding.targets", config::sliding_targets, 1, 100_000);
        int patience = Attributes.whole("patience.steps", config::patience_steps, 0, 100_000);
        TimeStep step = parsed("step", Attributes.text("step", config::step), TimeStep::parse);
        if (patience > sliding) {
            throw new IllegalArgumentException("option patience.steps [" + patience
                    + "] must not be above the targets of option sliding.targets [" + sliding + "]");
        }
        QualityRules rules = rules(config);
        Duration window = step.days() > 0 ? Duration.ofDays(step.days()) : step.exact();
        if (Double.isFinite(rules.promotionMargin())
                && window.multipliedBy(sliding).compareTo(rules.promotionTime()) <= 0) {
            throw new IllegalArgumentException("option promotion.time [" + rules.promotionTime()
                    + "] must be shorter than option sliding.targets [" + sliding + "] steps of " + step);
        }
        try {
            return ScoringSettings.builder(
                            ModelNames.needed("model", Attributes.text("model", config::model)), step, horizons)
                    .zone(parsed("zone", Attributes.text("zone", config::zone), ForecastScoreOptions::zone))
                    .season(Attributes.whole("season", config::season, 1, 100_000))
                    .cellBy(Attributes.choice("cell", config::cell, CellBy.class))
                    .levels(levels)
                    .unit(Attributes.text("unit", config::unit))
                    .memory(new ScoringMemory(
                            sliding,
                            patience,
                            Attributes.whole("pending.capacity", config::pending_capacity, 1, 1_000_000)))
                    .rules(rules)
                    .shadows(shadows)
                    .build();
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith("option ")
                    ? e
                    : new IllegalArgumentException("option sliding.targets: " + message, e);
        }
    }

    private static QualityRules rules(ForecastScoreConfig config) {
        return new QualityRules(
                Attributes.choice("promotion.metric", config::promotion_metric, JudgedBy.class).metric,
                Attributes.whole("minimum.forecasts", config::minimum_forecasts, 1, 500_000),
                margin(Attributes.whole("probation.margin.percent", config::probation_margin_percent, -1, 1000)),
                margin(Attributes.whole("promotion.margin.percent", config::promotion_margin_percent, -1, 99)),
                parsed("promotion.time", Attributes.text("promotion.time", config::promotion_time), text -> {
                    Duration time = Duration.parse(text);
                    if (time.isNegative()) {
                        throw new IllegalArgumentException("it is negative");
                    }
                    return time;
                }));
    }

    private static double margin(int percent) {
        return percent < 0 ? Double.POSITIVE_INFINITY : percent / 100.0;
    }

    private static ZoneId zone(String text) {
        return ZoneId.of(text);
    }

    private static double level(String text) {
        return parsed("quantile.levels", text, written -> {
            double level = Double.parseDouble(written);
            if (!(level > 0 && level < 1)) {
                throw new IllegalArgumentException("it must lie between 0 and 1");
            }
            return level;
        });
    }

    private static @Nullable Path directory(String text) {
        return text.isEmpty()
                ? null
                : parsed("pictures.directory", text, written -> {
                    Path path = Path.of(written);
                    if (!path.isAbsolute()) {
                        throw new IllegalArgumentException("it must be an absolute path");
                    }
                    return path;
                });
    }

    private static String needed(String key, Supplier<@Nullable String> accessor) {
        String value = Attributes.text(key, accessor);
        if (value.isEmpty()) {
            throw new IllegalArgumentException("option " + key + " [] must name a property");
        }
        return value;
    }

    private static String without(String key, String prefix, String name) {
        if (!name.isEmpty() && !name.startsWith(prefix)) {
            throw new IllegalArgumentException(
                    "option " + key + " [" + name + "] must begin with option output.prefix [" + prefix + "]");
        }
        return name.isEmpty() ? name : name.substring(prefix.length());
    }

    private static <T> T parsed(String key, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "option " + key + " [" + text + "] is not allowed: " + e.getMessage(), e);
        }
    }
}
