package dev.modelwire.wire.internal;

import dev.modelwire.api.inference.Output;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.model.ModelVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.DoubleValue;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;

/**
 * How the answers of one version become the properties of a result. Names, labels and provenance are made once, since they
 * are the same for each of its records.
 */
final class ResultPlan {

    private static final double MICRO = 1_000.0;

    private final ModelInferenceOptions options;
    private final ModelVersion version;
    private final String engine;
    private final OutputPlan[] outputs;
    private final LabelPlan label;
    private final Map<String, TypedValue<?>> provenance;
    private final int capacity;

    /** Makes the plan for all that is answered as this was. */
    ResultPlan(ScoreOutcome.Scored scored, ModelInferenceOptions options) {
        this.options = options;
        version = scored.version();
        engine = scored.engine();
        OutputNames names = new OutputNames(options.result().prefix());
        label = options.result().label() ? LabelPlan.of(scored.outputs(), names) : LabelPlan.NONE;
        outputs = scored.outputs().stream()
                .map(output -> OutputPlan.of(output, options.result().vector(), names))
                .toArray(OutputPlan[]::new);
        provenance = options.result().provenance() ? provenance(version, engine) : Map.of();
        int passed = options.result().passthrough().names().size();
        capacity = 2 * (passed + names.count() + provenance.size() + 1);
    }

    private static Map<String, TypedValue<?>> provenance(ModelVersion version, String engine) {
        Map<String, TypedValue<?>> provenance = new LinkedHashMap<>();
        provenance.put(
                "modelwire.model", TypedValues.newStringValue(version.name().value()));
        provenance.put(
                "modelwire.version", TypedValues.newStringValue(version.label().value()));
        provenance.put(
                "modelwire.digest", TypedValues.newStringValue(version.digest().hex()));
        provenance.put("modelwire.engine", TypedValues.newStringValue(engine));
        return provenance;
    }

    /** Returns whether the plan was made for such an answer. */
    boolean fits(ScoreOutcome.Scored scored, ModelInferenceOptions now) {
        List<Output> given = scored.outputs();
        if (!options.equals(now) || !version.equals(scored.version()) || !engine.equals(scored.engine())) {
            return false;
        }
        boolean same = given.size() == outputs.length;
        for (int i = 0; same && i < outputs.length; i++) {
            same = outputs[i].fits(given.get(i));
        }
        return same;
    }

    /** Returns the properties of a result. */
    Map<String, TypedValue<?>> result(InputRecord input, ScoreOutcome.Scored scored) {
        Map<String, TypedValue<?>> properties = new LinkedHashMap<>(capacity);
        options.result().passthrough().copy(input, properties);
        label.put(scored.outputs(), properties);
        for (int i = 0; i < outputs.length; i++) {
            outputs[i].put(scored.outputs().get(i), properties);
        }
        if (!provenance.isEmpty()) {
            properties.remove(AnswerMapping.REFUSAL);
            properties.remove(AnswerMapping.DETAIL);
            properties.putAll(provenance);
            properties.put("modelwire.latency.us", new DoubleValue(scored.latencyNanos() / MICRO));
        }
        return properties;
    }
}
