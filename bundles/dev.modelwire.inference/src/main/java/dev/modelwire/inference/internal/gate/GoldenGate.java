package dev.modelwire.inference.internal.gate;

import dev.modelwire.api.inference.Output;
import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.features.internal.FeaturePlan;
import dev.modelwire.features.internal.FeatureStream;
import dev.modelwire.features.internal.FeatureStream.Offer;
import dev.modelwire.inference.internal.manifest.GoldenVector;
import java.util.List;
import java.util.Map;

/** On this machine the model answers its golden vectors as those who made it have seen it answer. */
final class GoldenGate implements Gate {

    /** No time in the records of golden vectors is ahead of this one, 2200-01-01T00:00Z. */
    private static final long PLAYED_AT = 7_258_118_400_000L;

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
        if (!vector.records().isEmpty()) {
            return played(candidate, which, vector);
        }
        Map<String, Object> record;
        try {
            record = GoldenRecord.of(vector, candidate.contract());
        } catch (IllegalArgumentException e) {
            return Verdict.refused(ErrorCode.MANIFEST_INVALID, which + ": " + e.getMessage());
        }
        return verdict(which, vector, candidate.scorers().get(0).score(record));
    }

    /** Plays raw records through a fresh window. */
    private static Verdict played(Candidate candidate, String which, GoldenVector vector) {
        FeaturePlan plan = candidate.pipeline().orElseThrow();
        FeatureStream stream = new FeatureStream(plan, () -> PLAYED_AT);
        Offer offer = Offer.ABSORBED;
        for (int i = 0; i < vector.records().size(); i++) {
            offer = stream.offer(vector.records().get(i));
            if (offer == Offer.REFUSED) {
                return Verdict.refused(
                        ErrorCode.MANIFEST_INVALID,
                        which + ", record [" + i + "] was refused: " + stream.refusal() + ": " + stream.detail());
            }
        }
        if (offer != Offer.DUE) {
            return Verdict.refused(
                    ErrorCode.MANIFEST_INVALID, which + ": no tensor is due by its last record, as " + stream.detail());
        }
        return verdict(which, vector, candidate.scorers().get(0).score(stream));
    }

    private static Verdict verdict(String which, GoldenVector vector, ScoreOutcome outcome) {
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
