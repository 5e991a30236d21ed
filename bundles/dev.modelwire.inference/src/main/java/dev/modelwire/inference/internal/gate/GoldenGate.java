package dev.modelwire.inference.internal.gate;

import dev.modelwire.api.inference.Output;
import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.inference.internal.manifest.GoldenVector;
import java.util.List;
import java.util.Map;

/** On this machine the model answers its golden vectors as those who made it have seen it answer. */
final class GoldenGate implements Gate {

    @Override
    public String name() {
        return "golden";
    }

    @Override
    public Verdict check(Candidate candidate) {
        List<GoldenVector> golden = candidate.checks().golden();
        Verdict verdict = Verdict.passed();
        for (int i = 0; i < golden.size() && verdict instanceof Verdict.Passed; i++) {
            verdict = check(candidate, "golden vector [" + i + "]", golden.get(i));
        }
        return verdict;
    }

    private static Verdict check(Candidate candidate, String which, GoldenVector vector) {
        Map<String, Object> record;
        try {
            record = GoldenRecord.of(vector, candidate.contract());
        } catch (IllegalArgumentException e) {
            return Verdict.refused(ErrorCode.MANIFEST_INVALID, which + ": " + e.getMessage());
        }
        ScoreOutcome outcome = candidate.scorers().get(0).score(record);
        if (outcome instanceof ScoreOutcome.Refused refused) {
            return Verdict.refused(code(refused.code()), which + " was not scored: " + refused.detail());
        }
        if (outcome instanceof ScoreOutcome.Scored scored) {
            return compare(which, vector, scored.outputs());
        }
        return Verdict.refused(ErrorCode.MANIFEST_INVALID, which + " does not fill the window: add records to it");
    }

    private static Verdict compare(String which, GoldenVector vector, List<Output> outputs) {
        for (Map.Entry<String, List<Double>> expected : vector.outputs().entrySet()) {
            Output output = outputs.stream()
                    .filter(each -> each.name().equals(expected.getKey()))
                    .findFirst()
                    .orElse(null);
            if (output == null || output.size() != expected.getValue().size()) {
                return Verdict.refused(
                        ErrorCode.MANIFEST_INVALID,
                        which + " expects [" + expected.getValue().size() + "] elements of output [" + expected.getKey()
                                + "]: the model has no such output of that size");
            }
            int worst = worst(output, expected.getValue());
            double deviation =
                    Math.abs(output.value(worst) - expected.getValue().get(worst));
            if (deviation > vector.tolerance()) {
                return Verdict.refused(
                        ErrorCode.GOLDEN_MISMATCH,
                        which + " expects [" + expected.getValue().get(worst) + "] in output [" + expected.getKey()
                                + "][" + worst + "], the model answers [" + output.value(worst) + "]: it deviates by ["
                                + deviation + "] and may by [" + vector.tolerance() + "]");
            }
        }
        return Verdict.passed();
    }

    private static int worst(Output output, List<Double> expected) {
        int worst = 0;
        for (int i = 1; i < expected.size(); i++) {
            if (Math.abs(output.value(i) - expected.get(i)) > Math.abs(output.value(worst) - expected.get(worst))) {
                worst = i;
            }
        }
        return worst;
    }

    private static ErrorCode code(RefusalCode code) {
        return switch (code) {
            case OUTPUT_NOT_FINITE -> ErrorCode.OUTPUT_NOT_FINITE;
            case ENGINE_FAILED -> ErrorCode.MODEL_INVALID;
            case MISSING_FEATURE,
                    WRONG_TYPE,
                    NOT_FINITE,
                    OUT_OF_RANGE,
                    WRONG_SIZE,
                    BAD_TIME,
                    LATE,
                    DUPLICATE,
                    TOO_MANY_KEYS -> ErrorCode.MANIFEST_INVALID;
            case NO_ACTIVE_MODEL, QUEUE_FULL, STOPPED -> ErrorCode.INTERNAL;
        };
    }
}
