package dev.modelwire.evaluation.internal.score;

import dev.modelwire.api.evaluation.ScoringSettings;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The truths of the last time, from which seasonal naive forecasts, and what errors are scaled by. */
final class Truths {

    private final ScoringSettings settings;
    private final TreeMap<Long, Double> values = new TreeMap<>();
    private double differences;
    private long pairs;
    private long patience = Long.MIN_VALUE;

    Truths(ScoringSettings settings) {
        this.settings = settings;
    }

    @Nullable
    Double at(long time) {
        return values.isEmpty() || time > values.lastKey() ? null : values.get(time);
    }

    int size() {
        return values.size();
    }

    /** Returns the earliest time that is not too late. */
    long patience() {
        return patience;
    }

    /** Takes one for a time that has none. */
    void add(long time, double value) {
        boolean newest = values.isEmpty() || time > values.lastKey();
        values.put(time, value);
        differ(value, values.get(before(time, settings.season())));
        if (newest) {
            patience = before(time, settings.memory().patience());
            int farthest = settings.horizons().get(settings.horizons().size() - 1);
            long oldest = before(time, (long) settings.memory().patience() + settings.season() + farthest);
            while (values.firstKey() < oldest) {
                values.pollFirstEntry();
            }
        } else {
            differ(value, values.get(before(time, -settings.season())));
        }
    }

    private void differ(double value, @Nullable Double oneSeasonApart) {
        if (oneSeasonApart != null) {
            differences += Math.abs(value - oneSeasonApart);
            pairs++;
        }
    }

    /** Returns mean(|y(t) − y(t−m)|), NaN if it is not known or 0. */
    double scale() {
        return differences == 0 ? Double.NaN : differences / pairs;
    }

    /** Returns the truth of the last whole number of seasons before the target that is not after the origin; NaN if it is not known. */
    double naive(long origin, int horizon) {
        int seasons = (horizon + settings.season() - 1) / settings.season();
        long back = (long) seasons * settings.season() - horizon;
        Double value = values.get(before(origin, back));
        return value == null ? Double.NaN : value;
    }

    private long before(long time, long steps) {
        return settings.step()
                .plus(Instant.ofEpochMilli(time), -steps, settings.zone())
                .toEpochMilli();
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(differences);
        out.writeLong(pairs);
        out.writeInt(values.size());
        for (Map.Entry<Long, Double> each : values.entrySet()) {
            out.writeLong(each.getKey());
            out.writeDouble(each.getValue());
        }
    }

    void read(DataInput in) throws IOException {
        differences = in.readDouble();
        pairs = in.readLong();
        for (int left = in.readInt(); left > 0; left--) {
            values.put(in.readLong(), in.readDouble());
        }
        if (!values.isEmpty()) {
            patience = before(values.lastKey(), settings.memory().patience());
        }
    }
}
