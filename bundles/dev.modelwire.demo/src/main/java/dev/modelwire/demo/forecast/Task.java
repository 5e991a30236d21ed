package dev.modelwire.demo.forecast;

import com.google.gson.JsonObject;
import dev.modelwire.api.evaluation.CellBy;
import dev.modelwire.api.evaluation.TimeStep;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is to be forecast, from which data, and which part of them nobody may learn from. */
public enum Task {
    /** Entries at Clark/Lake on the next seven days. */
    RIDERSHIP(
            "ridership",
            "thousands",
            7,
            7,
            Instant.parse("2013-01-01T00:00:00Z"),
            Instant.parse("2014-01-01T00:00:00Z"),
            24),
    /** The demand in the next 48 half hours. */
    DEMAND("demand", "MW", 48, 336, Instant.parse("2000-07-16T23:00:00Z"), Instant.parse("2000-07-30T23:00:00Z"), 48);

    private static final Set<String> UNSCALED = Set.of("calendar", "holiday");
    private static final int STATIONS = 20;

    private final String truth;
    private final String unit;
    private final int horizons;
    private final int season;
    private final Instant validation;
    private final Instant heldOut;
    private final int steps;

    Task(String truth, String unit, int horizons, int season, Instant validation, Instant heldOut, int steps) {
        this.truth = truth;
        this.unit = unit;
        this.horizons = horizons;
        this.season = season;
        this.validation = validation;
        this.heldOut = heldOut;
        this.steps = steps;
    }

    /** Returns the column that is forecast. */
    public String truth() {
        return truth;
    }

    /** Returns the unit of the truth. */
    public String unit() {
        return unit;
    }

    /** Returns how many steps ahead are forecast. */
    public int horizons() {
        return horizons;
    }

    /** Returns the season of seasonal naive, steps. */
    public int season() {
        return season;
    }

    /** Returns where the part begins on which plans were chosen. */
    public Instant validation() {
        return validation;
    }

    /** Returns where the part begins that nothing was learnt from. */
    public Instant heldOut() {
        return heldOut;
    }

    /** Reads the data. */
    public Series series() {
        return this == RIDERSHIP ? Series.ridership() : Series.demand();
    }

    /** Returns the time between two rows: days, or an exact duration. */
    public TimeStep step() {
        return this == RIDERSHIP ? TimeStep.ofDays(1) : TimeStep.of(Duration.ofMinutes(30));
    }

    /** Returns the zone in whose days and hours people plan. */
    public ZoneId zone() {
        return this == RIDERSHIP ? ZoneOffset.UTC : ZoneId.of("Europe/London");
    }

    /** Returns by what errors are told apart, beside the horizon. */
    public CellBy cellBy() {
        return this == RIDERSHIP ? CellBy.DAY_OF_WEEK : CellBy.HOUR_OF_DAY;
    }

    int steps() {
        return steps;
    }

    /** Returns the features that go around the LSTM, over as many steps as the season's last values need. */
    List<String> paths() {
        return this == RIDERSHIP ? List.of(truth) : List.of("demand.week", "demand.change");
    }

    /** Returns how many steps of them. */
    int pathSteps() {
        return this == RIDERSHIP ? season : horizons;
    }

    boolean isScaled(JsonObject feature) {
        return !UNSCALED.contains(feature.get("kind").getAsString());
    }

    /** Returns the pipeline, its features not scaled yet. */
    JsonObject pipeline() {
        return this == RIDERSHIP ? ridershipPipeline() : demandPipeline();
    }

    private static JsonObject ridershipPipeline() {
        Pipeline pipeline = new Pipeline("UTC", "P1D")
                .holidays("closed", UsHolidays.closed())
                .holidays("quiet", UsHolidays.quiet());
        List<String> columns = Series.ridership().columns();
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            boolean station = i >= 1 && i <= STATIONS;
            pipeline.column(column, i <= STATIONS ? "thousands" : "");
            if (station) {
                pipeline.feature(
                        column + ".change",
                        "seasonal-difference",
                        Map.of("column", column, "period", RIDERSHIP.season));
            } else {
                pipeline.feature(column, "value", Map.of("column", column));
            }
        }
        String truth = RIDERSHIP.truth;
        pipeline.feature("change", "seasonal-difference", Map.of("column", truth, "period", RIDERSHIP.season))
                .feature("week.1", "lag", Map.of("column", truth, "steps", RIDERSHIP.season))
                .feature("week.2", "lag", Map.of("column", truth, "steps", 2 * RIDERSHIP.season))
                .feature("level", "smoothing", Map.of("column", truth, "alpha", 0.1, "warmUp", 28))
                .feature("month", "moving-mean", Map.of("column", truth, "steps", 28))
                .feature("weekday", "calendar", Map.of("field", "day-of-week", "as", "one-hot"))
                .feature("year", "calendar", Map.of("field", "day-of-year", "as", "sin-cos"));
        for (int ahead = 0; ahead <= RIDERSHIP.horizons; ahead++) {
            pipeline.feature("closed+" + ahead, "holiday", Map.of("list", "closed", "ahead", ahead, "scale", 3))
                    .feature("quiet+" + ahead, "holiday", Map.of("list", "quiet", "ahead", ahead, "scale", 3));
        }
        return pipeline.window(RIDERSHIP.steps);
    }

    private static JsonObject demandPipeline() {
        String truth = DEMAND.truth;
        int day = DEMAND.horizons;
        return new Pipeline(DEMAND.zone().getId(), "PT30M")
                .column(truth, DEMAND.unit)
                .feature(truth, "value", Map.of("column", truth))
                .feature("demand.week", "lag", Map.of("column", truth, "steps", DEMAND.season - day))
                .feature("demand.change", "seasonal-difference", Map.of("column", truth, "period", DEMAND.season))
                .feature("demand.day", "seasonal-difference", Map.of("column", truth, "period", day))
                .feature("demand.slope", "difference", Map.of("column", truth))
                .feature("level", "moving-mean", Map.of("column", truth, "steps", day))
                .feature("week", "moving-mean", Map.of("column", truth, "steps", DEMAND.season))
                .feature("clock", "calendar", Map.of("field", "half-hour-of-day", "as", "sin-cos"))
                .feature("weekday", "calendar", Map.of("field", "day-of-week", "as", "one-hot"))
                .feature("tomorrow", "calendar", Map.of("field", "day-of-week", "as", "one-hot", "ahead", day))
                .window(DEMAND.steps);
    }
}
