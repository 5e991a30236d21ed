package dev.modelwire.demo.run;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps account of records as an independent observer of the wires: which came in, what came out for each, and whether
 * each answer is the one that its named version gives. Safe for use by several threads.
 */
final class RecordLedger {

    /** What a version answers for a row, worked out without the gateway. */
    interface Reference {

        /** Returns the digest of the version's model file, 64 hexadecimal digits. */
        String digest();

        /** Returns the probabilities for the row, by label. */
        Map<String, Double> probabilities(long sequence);
    }

    private static final double TOLERANCE = 1e-3;

    private final Map<String, Reference> references;
    private final Map<Long, Integer> seen = new HashMap<>();
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final Map<String, Long> codes = new HashMap<>();
    private long results;
    private long refusals;
    private long mixed;
    private int swaps;
    private String lastVersion = "";
    private String firstMixed = "";

    private static final class Tally {
        private long scored;
        private long right;
    }

    RecordLedger(Map<String, Reference> references) {
        this.references = Map.copyOf(references);
    }

    synchronized void result(Map<String, Object> record) {
        results++;
        long sequence = sequence(record);
        String version = String.valueOf(record.get("modelwire.version"));
        if (!version.equals(lastVersion)) {
            swaps += lastVersion.isEmpty() ? 0 : 1;
            lastVersion = version;
        }
        Tally tally = tallies.computeIfAbsent(version, v -> new Tally());
        tally.scored++;
        if (String.valueOf(record.get("state")).equals(record.get("label"))) {
            tally.right++;
        }
        if (!isOf(version, sequence, record)) {
            mixed++;
            if (firstMixed.isEmpty()) {
                firstMixed = record.toString();
            }
        }
    }

    synchronized void refusal(Map<String, Object> record) {
        refusals++;
        codes.merge(String.valueOf(record.get("modelwire.refusal")), 1L, Long::sum);
        sequence(record);
    }

    /** Returns how many records were refused with this code. */
    synchronized long refused(String code) {
        return codes.getOrDefault(code, 0L);
    }

    private long sequence(Map<String, Object> record) {
        long sequence = record.get("seq") instanceof Number number ? number.longValue() : -1;
        seen.merge(sequence, 1, Integer::sum);
        return sequence;
    }

    private boolean isOf(String version, long sequence, Map<String, Object> record) {
        Reference reference = references.get(version);
        if (reference == null || !String.valueOf(record.get("modelwire.digest")).endsWith(reference.digest())) {
            return false;
        }
        return reference.probabilities(sequence).entrySet().stream().allMatch(expected -> {
            Object found = record.get("probabilities_" + expected.getKey());
            return found instanceof Number number && Math.abs(number.doubleValue() - expected.getValue()) <= TOLERANCE;
        });
    }

    /** Returns the account after that many records were sent in. */
    synchronized Account account(long in) {
        long lost = 0;
        for (long sequence = 1; sequence <= in; sequence++) {
            if (!seen.containsKey(sequence)) {
                lost++;
            }
        }
        long duplicated = seen.values().stream().mapToLong(count -> count - 1L).sum();
        Map<String, Double> accuracy = new LinkedHashMap<>();
        tallies.forEach((version, tally) -> accuracy.put(version, (double) tally.right / tally.scored));
        return new Account(in, results, refusals, lost, duplicated, mixed, swaps, accuracy, firstMixed);
    }

    synchronized long answered() {
        return results + refusals;
    }

    /**
     * What became of the records.
     *
     * @param accuracy share of right labels by version
     * @param firstMixed the first record whose answer is not its version's, blank if there is none
     */
    record Account(
            long in,
            long scored,
            long refused,
            long lost,
            long duplicated,
            long mixed,
            int swaps,
            Map<String, Double> accuracy,
            String firstMixed) {}
}
