package dev.modelwire.wire.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
        id = ForecastScoreComponent.PID,
        name = "Forecast score",
        description =
                "Keeps forecasts until their truth arrives and scores them. Forecasts arrive at port 0 (forecast), for"
                        + " example results of Model inference, truths at port 1 (truth). Scores leave at port 0 (scores), refused"
                        + " records with the reason at port 1 (refused).")
@interface ForecastScoreConfig {

    @AttributeDefinition(
            name = "Model",
            required = false,
            description = "Name of the model whose forecasts are scored. While it is empty every record is refused.")
    String model() default "";

    @AttributeDefinition(
            name = "Step",
            description = "Time between two values, ISO-8601: calendar days of the time zone such as P1D, or an exact"
                    + " duration such as PT30M.")
    String step() default "P1D";

    @AttributeDefinition(
            name = "Horizons [steps]",
            description =
                    "How many steps ahead forecasts look, 1 to 10000: ranges and numbers, comma-separated, such as"
                            + " 1-7 or 1,2,24.")
    String horizons() default "1-7";

    @AttributeDefinition(
            name = "Forecast property",
            required = false,
            description = "Name of the property with the forecast of a horizon: {h} stands for the horizon, {i} for its"
                    + " place among the horizons from 0, for example ridership_h{h}. Empty: the quantile of level 0.5.")
    String value_property() default "";

    @AttributeDefinition(
            name = "Quantile property",
            required = false,
            description =
                    "Name of the property with a quantile: as above, and {q} stands for its level as it is written"
                            + " below. Empty: forecasts have no quantiles.")
    String quantile_property() default "";

    @AttributeDefinition(
            name = "Quantile levels",
            required = false,
            description = "Levels of the quantiles, comma-separated, between 0 and 1, for example 0.1,0.5,0.9.")
    String quantile_levels() default "";

    @AttributeDefinition(
            name = "Output prefix",
            required = false,
            description =
                    "The prefix that Model inference puts before what a model answers, with which the two names above"
                            + " begin. Answers of shadows have none.")
    String output_prefix() default "";

    @AttributeDefinition(
            name = "Origin property",
            description =
                    "Name of the LONG property of a forecast record with its origin: the time of the newest value that"
                            + " the model knew, in milliseconds since 1970.")
    String origin_property() default "modelwire.origin";

    @AttributeDefinition(
            name = "Truth property",
            required = false,
            description = "Name of the numeric property of a truth record with what came true. Empty is refused.")
    String truth_property() default "";

    @AttributeDefinition(
            name = "Truth time property",
            description = "Name of the property of a truth record with the time of which it is the truth.")
    String truth_time_property() default "time";

    @AttributeDefinition(
            name = "Truth time unit",
            description =
                    "How that time is written: a whole number of milliseconds or seconds since 1970, or a STRING such"
                            + " as 2026-11-22T10:30:00Z.",
            options = {
                @Option(label = "Milliseconds since 1970", value = "milliseconds"),
                @Option(label = "Seconds since 1970", value = "seconds"),
                @Option(label = "ISO-8601 text", value = "iso-8601")
            })
    String truth_time_unit() default "milliseconds";

    @AttributeDefinition(
            name = "Unit",
            required = false,
            description = "Unit of truth and forecasts, for scores and pictures, for example MW.")
    String unit() default "";

    @AttributeDefinition(
            name = "Time zone",
            description = "In whose local time days are counted and the cells below are told apart, for example"
                    + " America/Chicago.")
    String zone() default "UTC";

    @AttributeDefinition(
            name = "Season [steps]",
            min = "1",
            max = "100000",
            description =
                    "Steps after which the series repeats itself: the forecast that a seasonal-naive forecaster makes"
                            + " is the value one or more whole seasons before. 7 for days of a week, 48 for half hours of a day.")
    int season() default 7;

    @AttributeDefinition(
            name = "Cells",
            description = "By what part of the target's local time errors are told apart, beside the horizon.",
            options = {
                @Option(label = "Hour of day", value = "hour-of-day"),
                @Option(label = "Half hour of day", value = "half-hour"),
                @Option(label = "Day of week", value = "day-of-week")
            })
    String cell() default "day-of-week";

    @AttributeDefinition(
            name = "Sliding window [targets]",
            min = "1",
            max = "100000",
            description = "How many of the last targets make the recent scores, by which versions are objected to or"
                    + " promoted. Not less than the patience.")
    int sliding_targets() default 336;

    @AttributeDefinition(
            name = "Patience [steps]",
            min = "0",
            max = "100000",
            description =
                    "How many steps behind the newest truth a truth or a forecast may come; a forecast whose truth has"
                            + " not come by then is given up and counted.")
    int patience_steps() default 96;

    @AttributeDefinition(
            name = "Waiting forecasts",
            min = "1",
            max = "1000000",
            description =
                    "How many forecasts wait for their truth at most; one more, and those of the earliest target are"
                            + " given up and counted.")
    int pending_capacity() default 20_000;

    @AttributeDefinition(
            name = "Report interval [s]",
            min = "0",
            max = "604800",
            description = "How often scores are emitted and written to the log. 0: only when a record with the property"
                    + " modelwire.score.request arrives.")
    int report_seconds() default 3600;

    @AttributeDefinition(
            name = "Pictures directory",
            required = false,
            description = "Absolute path of a directory into which pictures of the scores are written with each report."
                    + " Empty: none.")
    String pictures_directory() default "";

    @AttributeDefinition(
            name = "Probation margin [percent]",
            min = "-1",
            max = "1000",
            description =
                    "A new version is taken back if its mean absolute error is larger than that of seasonal naive by"
                            + " more than this, or if it is worse than the version before it by more than this. -1: never.")
    int probation_margin_percent() default -1;

    @AttributeDefinition(
            name = "Promotion margin [percent]",
            min = "-1",
            max = "99",
            description =
                    "A shadow takes the place of the active version if its error on the same targets is smaller by at"
                            + " least this. -1: never.")
    int promotion_margin_percent() default -1;

    @AttributeDefinition(
            name = "Promotion time",
            description =
                    "How long the time from the first to the last of these targets must be, an ISO-8601 duration such"
                            + " as P7D or PT12H. The sliding window must be longer.")
    String promotion_time() default "P7D";

    @AttributeDefinition(
            name = "Least number of forecasts",
            min = "1",
            max = "500000",
            description = "Scored forecasts below which no version is taken back or promoted.")
    int minimum_forecasts() default 100;

    @AttributeDefinition(
            name = "Compared metric",
            description = "The error by which a shadow and the active version are compared.",
            options = {
                @Option(label = "Mean absolute error", value = "mae"),
                @Option(label = "Root mean squared error", value = "rmse"),
                @Option(label = "Mean absolute percentage error", value = "mape"),
                @Option(label = "Symmetric mean absolute percentage error", value = "smape"),
                @Option(label = "Pinball loss", value = "pinball")
            })
    String promotion_metric() default "mae";

    @AttributeDefinition(
            name = "Shadow stream",
            required = false,
            description = "Name of the Model inference component whose shadows are scored here. Empty: those of all.")
    String shadow_stream() default "";

    @AttributeDefinition(
            name = "Queue capacity [records]",
            min = "1",
            max = "1000000",
            description = "How many records wait to be scored at most.")
    int queue_capacity() default 10_000;

    @AttributeDefinition(
            name = "When the queue is full",
            description = "Refuse: the arriving record is refused. Drop the oldest: the record that has waited longest"
                    + " is refused in its place. Block: the emitter waits for room, then the record is refused.",
            options = {
                @Option(label = "Refuse the new record", value = "refuse"),
                @Option(label = "Drop the oldest record", value = "drop-oldest"),
                @Option(label = "Block the emitter", value = "block")
            })
    String queue_full() default "refuse";

    @AttributeDefinition(
            name = "Longest block of the emitter [ms]",
            min = "1",
            max = "60000",
            description = "How long an emitter waits for room in a full queue (only with Block the emitter).")
    int queue_block_timeout_ms() default 1000;
}
