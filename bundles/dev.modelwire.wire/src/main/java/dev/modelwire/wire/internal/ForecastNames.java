package dev.modelwire.wire.internal;

import java.util.List;

/**
 * The properties of a record in which its forecasts are.
 *
 * @param horizons one for each horizon
 * @param origin the property with the origin
 */
record ForecastNames(List<OfHorizon> horizons, String origin) {

    private static final double MEDIAN = 0.5;

    /**
     * The properties of one horizon.
     *
     * @param value empty if the median is the value
     * @param levels of the quantiles, ascending
     * @param quantiles one for each level
     */
    record OfHorizon(int horizon, String value, List<Double> levels, List<String> quantiles) {
        OfHorizon {
            levels = List.copyOf(levels);
            quantiles = List.copyOf(quantiles);
        }
    }

    ForecastNames {
        horizons = List.copyOf(horizons);
    }

    static ForecastNames of(String value, String quantile, List<Double> levels, List<Integer> horizons, String origin) {
        if (quantile.isEmpty() != levels.isEmpty()) {
            throw new IllegalArgumentException("option quantile.property [" + quantile + "] and option quantile.levels "
                    + levels + " must be given both or not at all");
        }
        if (value.isEmpty() && !levels.contains(MEDIAN)) {
            throw new IllegalArgumentException(
                    "option value.property [] must name a property, unless option quantile.levels has 0.5");
        }
        checked("value.property", value, horizons.size(), true);
        checked("quantile.property", quantile, horizons.size(), quantile.contains("{q}") || levels.size() <= 1);
        List<OfHorizon> all = horizons.stream()
                .map(horizon -> new OfHorizon(
                        horizon,
                        named(value, horizon, horizons),
                        levels,
                        levels.stream()
                                .map(level -> named(quantile, horizon, horizons).replace("{q}", Double.toString(level)))
                                .toList()))
                .toList();
        return new ForecastNames(all, origin);
    }

    private static void checked(String key, String pattern, int horizons, boolean levelsDiffer) {
        boolean differ = horizons == 1 || pattern.contains("{h}") || pattern.contains("{i}");
        if (!pattern.isEmpty() && !(differ && levelsDiffer)) {
            throw new IllegalArgumentException("option " + key + " [" + pattern
                    + "] must have {h} or {i} for the horizon, and for a quantile {q} for the level");
        }
    }

    private static String named(String pattern, int horizon, List<Integer> horizons) {
        return pattern.replace("{h}", Integer.toString(horizon))
                .replace("{i}", Integer.toString(horizons.indexOf(horizon)));
    }
}
