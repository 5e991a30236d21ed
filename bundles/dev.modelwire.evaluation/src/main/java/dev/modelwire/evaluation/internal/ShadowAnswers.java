package dev.modelwire.evaluation.internal;

import dev.modelwire.api.evaluation.Forecast;
import dev.modelwire.api.evaluation.Quantile;
import dev.modelwire.api.evaluation.ScoringSettings;
import dev.modelwire.api.inference.Output;
import dev.modelwire.api.inference.ScoreOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Finds forecasts in the answers of a shadow, by the names that elements have in the results of the wire component. */
final class ShadowAnswers {

    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]");

    private ShadowAnswers() {}

    /** Returns a forecast for each horizon that is there; none if the origin is not known. */
    static List<Forecast> forecasts(ScoringSettings settings, Map<String, ?> input, ScoreOutcome.Scored scored) {
        OptionalLong origin = origin(settings, input, scored);
        List<Forecast> found = new ArrayList<>();
        if (origin.isEmpty()) {
            return found;
        }
        Map<String, Double> elements = elements(scored.outputs());
        for (int i = 0; i < settings.horizons().size(); i++) {
            int horizon = settings.horizons().get(i);
            List<Quantile> quantiles = new ArrayList<>();
            for (double level : settings.levels()) {
                String name = named(settings.shadows().quantile(), horizon, i).replace("{q}", Double.toString(level));
                if (elements.containsKey(name)) {
                    quantiles.add(new Quantile(level, elements.get(name)));
                }
            }
            Double value = elements.get(named(settings.shadows().value(), horizon, i));
            if (value == null) {
                value = quantiles.stream()
                        .filter(quantile -> quantile.level() == 0.5)
                        .map(Quantile::value)
                        .findFirst()
                        .orElse(null);
            }
            if (value != null) {
                found.add(new Forecast(
                        scored.version(), Instant.ofEpochMilli(origin.getAsLong()), horizon, value, quantiles));
            }
        }
        return found;
    }

    private static String named(String pattern, int horizon, int place) {
        return pattern.replace("{h}", Integer.toString(horizon)).replace("{i}", Integer.toString(place));
    }

    private static OptionalLong origin(ScoringSettings settings, Map<String, ?> input, ScoreOutcome.Scored scored) {
        if (scored.origin() != ScoreOutcome.Scored.NO_ORIGIN) {
            return OptionalLong.of(scored.origin());
        }
        return input.get(settings.shadows().origin()) instanceof Number number
                ? OptionalLong.of(number.longValue())
                : OptionalLong.empty();
    }

    private static Map<String, Double> elements(List<Output> outputs) {
        Map<String, Double> elements = new HashMap<>();
        for (Output output : outputs) {
            for (int i = 0; i < output.size(); i++) {
                String element = output.labels().isEmpty()
                        ? Integer.toString(i)
                        : output.labels().get(i);
                String plain = safe(output.name()) + "_" + safe(element);
                String name = plain;
                for (int n = 2; elements.putIfAbsent(name, output.value(i)) != null; n++) {
                    name = plain + "_" + n;
                }
            }
        }
        return elements;
    }

    private static String safe(String text) {
        return UNSAFE.matcher(text).replaceAll("_");
    }
}
