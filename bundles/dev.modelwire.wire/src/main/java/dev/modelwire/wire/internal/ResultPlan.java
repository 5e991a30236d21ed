package dev.modelwire.wire.internal;

import dev.modelwire.api.inference.Output;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.model.ModelVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.DoubleValue;
import org.eclipse.kura.type.LongValue;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;

/**
 * How the answers of one version become the properties of a result. Names, labels and provenance are made once, since they
 * are the same for each of its records.
 */
final class ResultPlan {

    private static final double MICRO = 1_000.0;
    private static final String ORIGIN = "modelwire.origin";
    private static final List<String> PROVENANCE = List.of(
            AnswerMapping.MODEL, "modelwire.version", "modelwire.digest", "modelwire.engine", "modelwire.latency.us");

    private final ModelInferenceOptions options;
    private final ModelVersion version;
    private final String engine;
    private final LabelPlan label;
    private final OutputPlan[] outputs;
    private final ThresholdPlan threshold;
    private final PropertyList.Names names;
    private final TypedValue<?>[] origin;
    private final boolean dated;

    /** Makes the plan for all that is answered as this was. */
    ResultPlan(ScoreOutcome.Scored scored, ModelInferenceOptions options) {
        this.options = options;
        version = scored.version();
        engine = scored.engine();
        dated = isDated(scored);
        OutputNames taken = new OutputNames(options.result().prefix());
        label = options.result().label()
                ? LabelPlan.of(scored.outputs(), taken, options.result().topK())
                : LabelPlan.NONE;
        outputs = scored.outputs().stream()
                .map(output -> OutputPlan.of(output, options.result().vector(), taken))
                .toArray(OutputPlan[]::new);
        threshold = ThresholdPlan.of(options.result().threshold(), scored.outputs(), taken);
        List<String> all = new ArrayList<>(taken.taken());
        if (options.result().provenance()) {
            all.addAll(PROVENANCE);
            if (dated) {
                all.add(ORIGIN);
            }
        }
        names = new PropertyList.Names(all);
        origin = new TypedValue<?>[] {
            TypedValues.newStringValue(version.name().value()),
            TypedValues.newStringValue(version.label().value()),
            TypedValues.newStringValue(version.digest().hex()),
            TypedValues.newStringValue(engine)
        };
    }

    private static boolean isDated(ScoreOutcome.Scored scored) {
        return scored.origin() != ScoreOutcome.Scored.NO_ORIGIN;
    }

    /** Returns whether the plan was made for such an answer. */
    boolean fits(ScoreOutcome.Scored scored, ModelInferenceOptions now) {
        List<Output> given = scored.outputs();
        if (!options.equals(now) || !version.equals(scored.version()) || !engine.equals(scored.engine())) {
            return false;
        }
        boolean same = given.size() == outputs.length && dated == isDated(scored);
        for (int i = 0; same && i < outputs.length; i++) {
            same = outputs[i].fits(given.get(i));
        }
        return same;
    }

    /** Returns why such answers cannot become what the options ask for, or an empty text. */
    String problem() {
        return threshold.problem();
    }

    /** Returns the properties of a result. */
    Map<String, TypedValue<?>> result(InputRecord input, ScoreOutcome.Scored scored) {
        TypedValue<?>[] values = values(scored);
        Passthrough passthrough = options.result().passthrough();
        if (names.areUnique() && passthrough.isNone()) {
            return new PropertyList(names, values);
        }
        Map<String, TypedValue<?>> properties = new LinkedHashMap<>();
        passthrough.copy(input, properties);
        if (options.result().provenance()) {
            properties.remove(AnswerMapping.REFUSAL);
            properties.remove(AnswerMapping.DETAIL);
        }
        for (int i = 0; i < values.length; i++) {
            properties.put(names.get(i), values[i]);
        }
        return properties;
    }

    private TypedValue<?>[] values(ScoreOutcome.Scored scored) {
        TypedValue<?>[] values = new TypedValue<?>[names.size()];
        int at = label.put(scored.outputs(), values, 0);
        for (int i = 0; i < outputs.length; i++) {
            at = outputs[i].put(scored.outputs().get(i), values, at);
        }
        at = threshold.put(scored.outputs(), values, at);
        if (options.result().provenance()) {
            System.arraycopy(origin, 0, values, at, origin.length);
            values[at + origin.length] = new DoubleValue(scored.latencyNanos() / MICRO);
            if (dated) {
                values[at + origin.length + 1] = new LongValue(scored.origin());
            }
        }
        return values;
    }
}
