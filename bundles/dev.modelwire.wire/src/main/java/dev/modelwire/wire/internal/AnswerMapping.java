package dev.modelwire.wire.internal;

import dev.modelwire.api.inference.Output;
import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.model.ModelVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the properties that leave of those that came and of what the model answered. */
final class AnswerMapping {

    private AnswerMapping() {}

    static Answer answer(Map<String, Object> input, ScoreOutcome outcome, ModelInferenceOptions options) {
        if (outcome instanceof ScoreOutcome.Scored scored) {
            return scored(input, scored, options);
        }
        if (outcome instanceof ScoreOutcome.Refused refused) {
            return reject(
                    input,
                    Refusal.of(refused.code(), refused.detail()),
                    options.model().value());
        }
        throw new IllegalStateException("outcome [" + outcome + "] is neither scored nor refused");
    }

    /** Repeats all input properties and says why there is no score; {@code model} may be empty. */
    static Answer reject(Map<String, Object> input, Refusal refusal, String model) {
        Map<String, Object> properties = new LinkedHashMap<>(input);
        properties.put("modelwire.refusal", refusal.code());
        properties.put("modelwire.refusal.detail", refusal.detail());
        properties.remove("modelwire.model");
        if (!model.isEmpty()) {
            properties.put("modelwire.model", model);
        }
        return new Answer.Reject(refusal.code(), properties);
    }

    private static Answer scored(Map<String, Object> input, ScoreOutcome.Scored scored, ModelInferenceOptions options) {
        for (Output output : scored.outputs()) {
            if (!OutputMapping.finite(output)) {
                return reject(
                        input,
                        Refusal.of(
                                RefusalCode.OUTPUT_NOT_FINITE,
                                "output [" + output.name() + "] of " + scored.version() + " is NaN or infinite"),
                        options.model().value());
            }
        }
        ResultOptions result = options.result();
        Map<String, Object> properties = new LinkedHashMap<>();
        result.passthrough().copy(input, properties);
        properties.putAll(OutputMapping.properties(scored.outputs(), result));
        if (result.provenance()) {
            provenance(scored, properties);
        }
        return new Answer.Result(properties);
    }

    private static void provenance(ScoreOutcome.Scored scored, Map<String, Object> properties) {
        ModelVersion version = scored.version();
        List.of("modelwire.refusal", "modelwire.refusal.detail").forEach(properties::remove);
        properties.put("modelwire.model", version.name().value());
        properties.put("modelwire.version", version.label().value());
        properties.put("modelwire.digest", version.digest().hex());
        properties.put("modelwire.engine", scored.engine());
        properties.put("modelwire.latency.us", scored.latencyNanos() / 1_000.0);
    }
}
