package dev.modelwire.api.evaluation;

import dev.modelwire.api.model.ModelName;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * By what a scorecard measures. Immutable; made with {@link #builder}.
 *
 * @param model whose forecasts are scored
 * @param step the time between two values
 * @param horizons how many steps ahead forecasts look, ascending, 1 or more
 * @param zone in whose local time days are counted and cells are told apart
 * @param season steps after which the series repeats itself, such as 7 for days of a week or 48 for half hours of a day
 * @param cellBy by what the errors are told apart, beside the horizon
 * @param levels levels of the quantiles that each forecast has, ascending; empty if forecasts have none
 * @param unit the unit of truth and forecasts, for tables and pictures; may be empty
 * @param memory what the scorecard keeps
 * @param rules when a version is objected to or preferred
 * @param shadows which answers of shadows are forecasts for this scorecard
 */
public record ScoringSettings(
        ModelName model,
        TimeStep step,
        List<Integer> horizons,
        ZoneId zone,
        int season,
        CellBy cellBy,
        List<Double> levels,
        String unit,
        ScoringMemory memory,
        QualityRules rules,
        ShadowForecasts shadows) {

    private static final int MOST_SEASON = 100_000;
    private static final int MOST_HORIZON = 10_000;
    private static final int MOST_PAIRS = 500_000;

    public ScoringSettings {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(cellBy, "cellBy");
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(shadows, "shadows");
        horizons = List.copyOf(new TreeSet<>(horizons));
        levels = List.copyOf(new TreeSet<>(levels));
        if (horizons.isEmpty() || horizons.get(0) < 1 || horizons.get(horizons.size() - 1) > MOST_HORIZON) {
            throw new IllegalArgumentException(
                    "horizons " + horizons + " must be 1 to " + MOST_HORIZON + " steps, at least one of them");
        }
        if (season < 1 || season > MOST_SEASON) {
            throw new IllegalArgumentException("season [" + season + "] must be 1 to " + MOST_SEASON + " steps");
        }
        if (levels.stream().anyMatch(level -> !(level > 0 && level < 1))) {
            throw new IllegalArgumentException("quantile levels " + levels + " must lie between 0 and 1");
        }
        if ((long) memory.slidingTargets() * horizons.size() > MOST_PAIRS) {
            throw new IllegalArgumentException("sliding window of [" + memory.slidingTargets() + "] targets with ["
                    + horizons.size() + "] horizons must not keep more than " + MOST_PAIRS + " forecasts");
        }
    }

    /** Begins settings for a model whose forecasts look these many steps ahead; see {@link Builder} for what holds otherwise. */
    public static Builder builder(ModelName model, TimeStep step, List<Integer> horizons) {
        return new Builder(model, step, horizons);
    }

    /** Returns the targets of the sliding window. */
    public int slidingTargets() {
        return memory.slidingTargets();
    }

    /** Returns whether what was scored by those settings goes on with these: all is equal but rules, unit and shadows. */
    public boolean measuresAs(ScoringSettings other) {
        return model.equals(other.model)
                && step.equals(other.step)
                && horizons.equals(other.horizons)
                && zone.equals(other.zone)
                && season == other.season
                && cellBy == other.cellBy
                && levels.equals(other.levels)
                && memory.equals(other.memory);
    }

    /** Makes settings: UTC, a season of 1 step, by hour of day, no quantiles, no unit, no rules, unless said otherwise. */
    public static final class Builder {

        private final ModelName model;
        private final TimeStep step;
        private final List<Integer> horizons;
        private ZoneId zone = ZoneOffset.UTC;
        private int season = 1;
        private CellBy cellBy = CellBy.HOUR_OF_DAY;
        private List<Double> levels = List.of();
        private String unit = "";
        private ScoringMemory memory = ScoringMemory.DEFAULT;
        private QualityRules rules = QualityRules.NONE;
        private ShadowForecasts shadows = ShadowForecasts.NONE;

        private Builder(ModelName model, TimeStep step, List<Integer> horizons) {
            this.model = model;
            this.step = step;
            this.horizons = List.copyOf(horizons);
        }

        /** Sets in whose local time days are counted and cells are told apart. */
        public Builder zone(ZoneId value) {
            zone = value;
            return this;
        }

        /** Sets the season, in steps. */
        public Builder season(int value) {
            season = value;
            return this;
        }

        /** Sets by what errors are told apart beside the horizon. */
        public Builder cellBy(CellBy value) {
            cellBy = value;
            return this;
        }

        /** Sets the levels of quantiles that each forecast has. */
        public Builder levels(List<Double> value) {
            levels = List.copyOf(value);
            return this;
        }

        /** Sets the unit of truth and forecasts. */
        public Builder unit(String value) {
            unit = value;
            return this;
        }

        /** Sets what is kept. */
        public Builder memory(ScoringMemory value) {
            memory = value;
            return this;
        }

        /** Sets when a version is objected to or preferred. */
        public Builder rules(QualityRules value) {
            rules = value;
            return this;
        }

        /** Sets which answers of shadows are forecasts. */
        public Builder shadows(ShadowForecasts value) {
            shadows = value;
            return this;
        }

        /** Returns the settings; fails with the value and the rule if they are not allowed. */
        public ScoringSettings build() {
            return new ScoringSettings(
                    model, step, horizons, zone, season, cellBy, levels, unit, memory, rules, shadows);
        }
    }
}
