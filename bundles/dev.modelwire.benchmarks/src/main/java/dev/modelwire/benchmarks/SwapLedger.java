package dev.modelwire.benchmarks;

import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.store.StoredVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Holds what each version answers to each of a few records, and compares what comes out with it. An answer must be, to the
 * last bit, that of the version whose digest it names.
 */
final class SwapLedger {

    static final int RECORDS = 16;

    private final List<Map<String, Object>> inputs;
    private final Map<Object, double[][]> answersByDigest;
    private final LongAdder records = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final LongAdder doubled = new LongAdder();
    private final LongAdder mixed = new LongAdder();

    /** Takes the records, and the answers to each of them by the digest of the version. */
    SwapLedger(List<Map<String, Object>> inputs, Map<Object, double[][]> answersByDigest) {
        this.inputs = List.copyOf(inputs);
        this.answersByDigest = Map.copyOf(answersByDigest);
    }

    /** Learns what each version answers; the first stays active. */
    static SwapLedger of(Serving serving, StoredVersion... versions) {
        List<Map<String, Object>> inputs = new ArrayList<>();
        Map<Object, double[][]> answers = new HashMap<>();
        for (int i = 0; i < RECORDS; i++) {
            inputs.add(Payloads.record(true, Payloads.floats(i, Subject.MLP.inputs())));
        }
        for (int i = versions.length - 1; i >= 0; i--) {
            serving.activate(versions[i]);
            try (ModelLease lease = serving.lease()) {
                answers.put(
                        versions[i].digest().hex(),
                        inputs.stream().map(input -> answer(lease, input)).toArray(double[][]::new));
            }
        }
        return new SwapLedger(inputs, answers);
    }

    private static double[] answer(ModelLease lease, Map<String, Object> input) {
        if (lease.score(input) instanceof ScoreOutcome.Scored scored) {
            return scored.outputs().get(0).values();
        }
        throw new IllegalStateException("a record was not scored");
    }

    Map<String, Object> input(int index) {
        return inputs.get(index);
    }

    /** Notes that a record went in and how many answers came out. */
    void came(int answers) {
        records.increment();
        if (answers == 0) {
            lost.increment();
        } else if (answers > 1) {
            doubled.increment();
        }
    }

    /** Compares an answer to the record of that index. */
    void check(int index, Object digest, double[] answer) {
        double[][] expected = answersByDigest.get(digest);
        if (expected == null || !Arrays.equals(expected[index], answer)) {
            mixed.increment();
        }
    }

    long records() {
        return records.sum();
    }

    long lost() {
        return lost.sum();
    }

    long doubled() {
        return doubled.sum();
    }

    long mixed() {
        return mixed.sum();
    }
}
