package dev.modelwire.wire.internal;

import dev.modelwire.api.inference.Output;
import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.inference.ScoreOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.jspecify.annotations.Nullable;

/** Makes the properties that leave of those that came and of what the model answered. Safe for use by several threads. */
final class AnswerMapping {

    static final String MODEL = "modelwire.model";
    static final String REFUSAL = "modelwire.refusal";
    static final String DETAIL = "modelwire.refusal.detail";

    /** That of the last result: it fits the next one too, but for a swap. */
    private volatile @Nullable ResultPlan plan;

    Answer answer(InputRecord input, ScoreOutcome outcome, ModelInferenceOptions options) {
        if (outcome instanceof ScoreOutcome.Scored scored) {
            return scored(input, scored, options);
        }
        if (outcome instanceof ScoreOutcome.Refused refused) {
            return reject(
                    input,
                    Refusal.of(refused.code(), refused.detail()),
                    options.model().value());
        }
        return new Answer.Absorbed();
    }

    /** Repeats all input properties and says why there is no score; {@code model} may be empty. */
    static Answer reject(InputRecord input, Refusal refusal, String model) {
        Map<String, TypedValue<?>> properties = new LinkedHashMap<>();
        input.copyAll(properties);
        properties.put(REFUSAL, TypedValues.newStringValue(refusal.code()));
        properties.put(DETAIL, TypedValues.newStringValue(refusal.detail()));
        properties.remove(MODEL);
        if (!model.isEmpty()) {
            properties.put(MODEL, TypedValues.newStringValue(model));
        }
        return new Answer.Reject(refusal.code(), properties);
    }

    private Answer scored(InputRecord input, ScoreOutcome.Scored scored, ModelInferenceOptions options) {
        List<Output> outputs = scored.outputs();
        for (int i = 0; i < outputs.size(); i++) {
            if (!isFinite(outputs.get(i))) {
                return reject(
                        input,
                        Refusal.of(
                                RefusalCode.OUTPUT_NOT_FINITE,
                                "output [" + outputs.get(i).name() + "] of " + scored.version()
                                        + " is NaN or infinite"),
                        options.model().value());
            }
        }
        ResultPlan fitting = plan;
        if (fitting == null || !fitting.fits(scored, options)) {
            fitting = new ResultPlan(scored, options);
            plan = fitting;
        }
        if (!fitting.problem().isEmpty()) {
            Refusal refusal = new Refusal(Refusal.NOT_CONFIGURED, fitting.problem());
            return reject(input, refusal, options.model().value());
        }
        return new Answer.Result(fitting.result(input, scored));
    }

    private static boolean isFinite(Output output) {
        for (int i = 0; i < output.size(); i++) {
            if (!Double.isFinite(output.value(i))) {
                return false;
            }
        }
        return true;
    }
}
