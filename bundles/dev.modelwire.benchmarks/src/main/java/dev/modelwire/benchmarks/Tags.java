package dev.modelwire.benchmarks;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Records of fifty tags, a minute apart, and the pipeline that makes a window of 24 steps of 50 features of them. */
final class Tags {

    static final int COUNT = 50;
    static final int STEPS = 24;

    private static final int DIFFERENT = 1024;
    private static final long MINUTE = 60_000;
    private static final long BEGIN = 1_772_323_200_000L;

    private final Map<String, Object> record = new HashMap<>();
    private final Double[] numbers = new Double[DIFFERENT];
    private long sent;

    Tags() {
        for (int i = 0; i < DIFFERENT; i++) {
            numbers[i] = Math.sin(i);
        }
    }

    /** Returns the next record, which is changed by the one after it. */
    Map<String, Object> next() {
        record.put("time", time());
        for (int tag = 0; tag < COUNT; tag++) {
            record.put(NAMES[tag], numbers[(int) ((sent * 7 + tag) % DIFFERENT)]);
        }
        sent++;
        return record;
    }

    /** Returns the time of the next record. */
    long time() {
        return BEGIN + sent * MINUTE;
    }

    private static final String[] NAMES =
            IntStream.range(0, COUNT).mapToObj(i -> "tag" + i).toArray(String[]::new);

    /** Returns the manifest's pipeline: values, lags, differences, moving means and smoothing, ten of each. */
    static String pipeline() {
        String columns = IntStream.range(0, COUNT)
                .mapToObj(i -> "{ \"name\": \"tag" + i + "\" }")
                .collect(Collectors.joining(", "));
        String features = IntStream.range(0, COUNT).mapToObj(Tags::feature).collect(Collectors.joining(", "));
        return "{ \"time\": { \"property\": \"time\", \"unit\": \"ms\" }, \"step\": \"PT1M\", \"columns\": [ " + columns
                + " ], \"features\": [ " + features + " ], \"window\": { \"steps\": " + STEPS + " } }";
    }

    private static String feature(int index) {
        String kind =
                switch (index % 5) {
                    case 0 -> "\"kind\": \"value\"";
                    case 1 -> "\"kind\": \"lag\", \"steps\": 24";
                    case 2 -> "\"kind\": \"seasonal-difference\", \"period\": 48";
                    case 3 -> "\"kind\": \"moving-mean\", \"steps\": 24";
                    default -> "\"kind\": \"smoothing\", \"alpha\": 0.1";
                };
        return "{ \"name\": \"f" + index + "\", \"column\": \"tag" + index + "\", " + kind + " }";
    }
}
