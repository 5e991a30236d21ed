package dev.modelwire.evaluation.internal.score;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Counters by name. */
final class Counts {

    static final String SCORED = "forecasts.scored";
    static final String AFTER_TRUTH = "forecasts.after.truth";
    static final String MISSING_TRUTH = "forecasts.truth.missing";
    static final String DISPLACED = "forecasts.displaced";
    static final String NAIVE_UNKNOWN = "forecasts.naive.unknown";
    static final String FORECASTS = "forecasts";
    static final String FORECASTS_REFUSED = "forecasts.refused.";
    static final String TRUTHS = "truths";
    static final String TRUTHS_REFUSED = "truths.refused.";
    static final String TRUTHS_UNFORECAST = "truths.not.forecast";
    static final String VERSIONS_FORGOTTEN = "versions.forgotten";

    private final Map<String, long[]> all = new TreeMap<>();

    void add(String name, long more) {
        if (more != 0) {
            all.computeIfAbsent(name, key -> new long[1])[0] += more;
        }
    }

    Map<String, Long> copy() {
        Map<String, Long> copy = new TreeMap<>();
        all.forEach((name, count) -> copy.put(name, count[0]));
        return copy;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(all.size());
        for (Map.Entry<String, long[]> each : all.entrySet()) {
            out.writeUTF(each.getKey());
            out.writeLong(each.getValue()[0]);
        }
    }

    void read(DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            all.put(in.readUTF(), new long[] {in.readLong()});
        }
    }
}
