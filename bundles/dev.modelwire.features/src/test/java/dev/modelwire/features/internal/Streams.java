package dev.modelwire.features.internal;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Plans, records and streams for tests. */
final class Streams {

    /** Hourly steps of one number, window of three. */
    static final String STEPS = plan("'step': 'PT1H'", "", "'steps': 3");

    private Streams() {}

    /** Returns a plan with time in ms, one column x, and its value as the only feature. */
    static String plan(String pace, String column, String window) {
        return "{'time': {'property': 't', 'unit': 'ms'}, " + (pace.isEmpty() ? "" : pace + ", ")
                + "'columns': [{'name': 'x'" + (column.isEmpty() ? "" : ", " + column) + "}],"
                + "'features': [{'name': 'x', 'kind': 'value', 'column': 'x'}], 'window': {" + window + "}}";
    }

    static FeaturePlan parse(String json) {
        try {
            return FeaturePlan.parse(json.replace('\'', '"'));
        } catch (FormatException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static FeatureStream of(String json) {
        return new FeatureStream(parse(json), new AtomicLong(at("2026-11-22T00:00:00Z"))::get);
    }

    static long at(String time) {
        return Instant.parse(time).toEpochMilli();
    }

    static Map<String, Object> record(Object... namesAndValues) {
        Map<String, Object> record = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            record.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return record;
    }

    /** Offers x at a time of that day and tells what became of it: the tensor, the detail, or the code and the detail. */
    static String offer(FeatureStream stream, String time, Object x) {
        return offer(stream, record("t", at(time.length() < 10 ? "2026-03-10T" + time + "Z" : time), "x", x));
    }

    static String offer(FeatureStream stream, Map<String, Object> record) {
        return switch (stream.offer(record)) {
            case DUE -> tensor(stream);
            case ABSORBED -> stream.detail();
            case REFUSED -> stream.refusal() + ": " + stream.detail();
        };
    }

    static String tensor(FeatureStream stream) {
        float[] tensor = new float[stream.plan().steps() * stream.plan().width()];
        stream.write(tensor);
        return Arrays.toString(tensor);
    }
}
