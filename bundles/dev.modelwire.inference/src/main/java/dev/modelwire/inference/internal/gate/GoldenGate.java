package dev.modelwire.inference.internal.gate;

import dev.modelwire.api.inference.Output;
import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.features.internal.FeaturePlan;
import dev.modelwire.features.internal.FeatureStream;
import dev.modelwire.features.internal.FeatureStream.Offer;
import dev.modelwire.inference.internal.manifest.GoldenVector;
import dev.modelwire.inference.internal.mapping.Contract;
import java.util.ArrayList;
import java.util.Arrays;
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
        return verdict instanceof Verdict.Passed && candidate.contract().batch() > 1 ? together(candidate) : verdict;
    }

    /** Samples must not influence one another: vectors of one sample are answered once more in the same calls. */
    private static Verdict together(Candidate candidate) {
        List<GoldenVector> golden = candidate.checks().golden();
        List<Integer> which = new ArrayList<>();
        List<Map<String, Object>> samples = new ArrayList<>();
        for (int i = 0; i < golden.size(); i++) {
            List<Map<String, Object>> records = GoldenRecord.of(golden.get(i), candidate.contract());
            if (records.size() == 1) {
                which.add(i);
                samples.addAll(records);
            }
        }
        List<ScoreOutcome> outcomes = candidate.scorers().get(0).score(samples);
        Verdict verdict = Verdict.passed();
        for (int i = 0; i < outcomes.size() && verdict instanceof Verdict.Passed; i++) {
            verdict = verdict(
                    "golden vector [" + which.get(i) + "], in one call with others,",
                    golden.get(which.get(i)),
                    outcomes.get(i));
        }
        return verdict;
    }

    private static Verdict check(Candidate candidate, String which, GoldenVector vector) {
        if (!vector.records().isEmpty()) {
            return played(candidate, which, vector);
        }
        List<Map<String, Object>> records;
        try {
            records = GoldenRecord.of(vector, candidate.contract());
        } catch (IllegalArgumentException e) {
            return Verdict.refused(ErrorCode.MANIFEST_INVALID, which + ": " + e.getMessage());
        }
        List<ScoreOutcome> outcomes = candidate.scorers().get(0).score(records);
        return outcomes.size() == 1
                ? verdict(which, vector, outcomes.get(0))
                : verdict(which, vector, candidate.contract(), outcomes);
    }

    /** The samples of a whole tensor are compared as one. */
    private static Verdict verdict(String which, GoldenVector vector, Contract contract, List<ScoreOutcome> samples) {
        List<List<Output>> answers = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            if (!(samples.get(i) instanceof ScoreOutcome.Scored scored)) {
                return verdict(which + ", sample [" + i + "],", vector, samples.get(i));
            }
            answers.add(scored.outputs());
        }
        List<Output> wholes = new ArrayList<>();
        for (int i = 0; i < contract.outputs().size(); i++) {
            int output = i;
            double[] values = answers.stream()
                    .flatMapToDouble(each -> Arrays.stream(each.get(output).values()))
                    .toArray();
            wholes.add(new Output(contract.outputs().get(i).name(), values, List.of()));
        }
        return compare(which, vector, wholes);
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
