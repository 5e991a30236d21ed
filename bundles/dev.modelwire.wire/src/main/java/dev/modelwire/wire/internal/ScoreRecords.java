package dev.modelwire.wire.internal;

import dev.modelwire.api.evaluation.Metric;
import dev.modelwire.api.evaluation.Metrics;
import dev.modelwire.api.evaluation.Scores;
import dev.modelwire.api.evaluation.VersionScores;
import dev.modelwire.api.evaluation.WindowScores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.jspecify.annotations.Nullable;

/**
 * Scores as the properties of records: for each version one overall, and one for each horizon. If nothing was scored yet, one
 * that says so.
 */
final class ScoreRecords {

    private static final String RECENT = "recent.";

    private ScoreRecords() {}

    static List<Map<String, TypedValue<?>>> of(Scores scores) {
        List<Map<String, TypedValue<?>>> records = new ArrayList<>();
        for (VersionScores version : scores.versions()) {
            if (version.expanding().overall().count() > 0) {
                records.add(record(scores, version, -1));
                for (int i = 0; i < scores.settings().horizons().size(); i++) {
                    records.add(record(scores, version, i));
                }
            }
        }
        if (records.isEmpty()) {
            Map<String, TypedValue<?>> none = new LinkedHashMap<>();
            none.put(
                    AnswerMapping.MODEL,
                    TypedValues.newStringValue(scores.settings().model().value()));
            none.put("unit", TypedValues.newStringValue(scores.settings().unit()));
            none.put("scope", TypedValues.newStringValue("overall"));
            none.put("count", TypedValues.newLongValue(0));
            records.add(none);
        }
        return records;
    }

    private static Map<String, TypedValue<?>> record(Scores scores, VersionScores version, int horizon) {
        Map<String, TypedValue<?>> properties = new LinkedHashMap<>();
        properties.put(
                AnswerMapping.MODEL,
                TypedValues.newStringValue(version.version().name().value()));
        properties.put(
                "modelwire.version",
                TypedValues.newStringValue(version.version().label().value()));
        properties.put(
                "modelwire.digest",
                TypedValues.newStringValue(version.version().digest().hex()));
        properties.put("shadow", TypedValues.newBooleanValue(version.shadow()));
        properties.put("unit", TypedValues.newStringValue(scores.settings().unit()));
        properties.put("scope", TypedValues.newStringValue(horizon < 0 ? "overall" : "horizon"));
        if (horizon >= 0) {
            properties.put(
                    "horizon",
                    TypedValues.newIntegerValue(scores.settings().horizons().get(horizon)));
        }
        put("", version.expanding(), horizon, properties);
        put(RECENT, version.sliding(), horizon, properties);
        scores.knownScale().ifPresent(scale -> properties.put("scale", TypedValues.newDoubleValue(scale)));
        return properties;
    }

    private static void put(String prefix, WindowScores window, int horizon, Map<String, TypedValue<?>> to) {
        Metrics metrics = horizon < 0 ? window.overall() : window.byHorizon().get(horizon);
        time(prefix + "from", window.from(), to);
        time(prefix + "to", window.to(), to);
        to.put(prefix + "count", TypedValues.newLongValue(metrics.count()));
        to.put(prefix + "naive_count", TypedValues.newLongValue(metrics.naiveCount()));
        to.put(prefix + "zeros", TypedValues.newLongValue(metrics.zeros()));
        for (Map.Entry<Metric, Double> value : metrics.values().entrySet()) {
            to.put(prefix + value.getKey().key(), TypedValues.newDoubleValue(value.getValue()));
        }
    }

    private static void time(String name, java.time.@Nullable Instant time, Map<String, TypedValue<?>> to) {
        if (time != null) {
            to.put(name, TypedValues.newLongValue(time.toEpochMilli()));
        }
    }
}
