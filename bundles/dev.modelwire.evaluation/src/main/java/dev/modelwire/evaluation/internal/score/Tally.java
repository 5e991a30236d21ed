package dev.modelwire.evaluation.internal.score;

import dev.modelwire.api.evaluation.Metric;
import dev.modelwire.api.evaluation.Metrics;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The sums from which metrics are made; those of two sets of forecasts add up to those of both. The formulas stand at {@link Metric}. */
public final class Tally {

    private static final double HUNDRED = 100;

    private long count;
    private double absolute;
    private double squared;
    private double signed;
    private double percent;
    private long zeros;
    private double symmetric;
    private long naives;
    private double absoluteBesideNaive;
    private double absoluteOfNaive;
    private long withQuantiles;
    private double pinball;
    private long covered;

    /** Adds a forecast. */
    public void add(Pair pair, List<Double> levels) {
        double truth = pair.truth();
        double error = pair.value() - truth;
        double size = Math.abs(error);
        count++;
        absolute += size;
        squared += error * error;
        signed += error;
        if (truth == 0) {
            zeros++;
        } else {
            percent += size / Math.abs(truth);
        }
        if (size > 0) {
            symmetric += 2 * size / (Math.abs(truth) + Math.abs(pair.value()));
        }
        if (!Double.isNaN(pair.naive())) {
            naives++;
            absoluteBesideNaive += size;
            absoluteOfNaive += Math.abs(pair.naive() - truth);
        }
        if (!levels.isEmpty()) {
            addQuantiles(pair, levels);
        }
    }

    private void addQuantiles(Pair pair, List<Double> levels) {
        double truth = pair.truth();
        double loss = 0;
        for (int i = 0; i < levels.size(); i++) {
            double above = truth - pair.quantile(i);
            loss += above >= 0 ? levels.get(i) * above : (levels.get(i) - 1) * above;
        }
        withQuantiles++;
        pinball += loss / levels.size();
        if (pair.quantile(0) <= truth && truth <= pair.quantile(levels.size() - 1)) {
            covered++;
        }
    }

    /** Adds all that another has. */
    public void add(Tally other) {
        count += other.count;
        absolute += other.absolute;
        squared += other.squared;
        signed += other.signed;
        percent += other.percent;
        zeros += other.zeros;
        symmetric += other.symmetric;
        naives += other.naives;
        absoluteBesideNaive += other.absoluteBesideNaive;
        absoluteOfNaive += other.absoluteOfNaive;
        withQuantiles += other.withQuantiles;
        pinball += other.pinball;
        covered += other.covered;
    }

    /** Returns the number of forecasts. */
    public long count() {
        return count;
    }

    /**
     * Returns the metrics; one that would be a division by nothing has no value.
     *
     * @param scale by which MASE is scaled, NaN if it is not known
     */
    public Metrics metrics(double scale) {
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        put(values, Metric.MAE, absolute / count);
        put(values, Metric.RMSE, Math.sqrt(squared / count));
        put(values, Metric.BIAS, signed / count);
        put(values, Metric.MAPE, HUNDRED * percent / (count - zeros));
        put(values, Metric.SMAPE, HUNDRED * symmetric / count);
        put(values, Metric.MASE, absolute / count / scale);
        put(values, Metric.RELATIVE_MAE, absoluteBesideNaive / absoluteOfNaive);
        put(values, Metric.NAIVE_MAE, absoluteOfNaive / naives);
        put(values, Metric.PINBALL, pinball / withQuantiles);
        put(values, Metric.COVERAGE, HUNDRED * covered / withQuantiles);
        return new Metrics(count, naives, zeros, values);
    }

    private static void put(Map<Metric, Double> values, Metric metric, double value) {
        if (Double.isFinite(value)) {
            values.put(metric, value);
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(count);
        out.writeDouble(absolute);
        out.writeDouble(squared);
        out.writeDouble(signed);
        out.writeDouble(percent);
        out.writeLong(zeros);
        out.writeDouble(symmetric);
        out.writeLong(naives);
        out.writeDouble(absoluteBesideNaive);
        out.writeDouble(absoluteOfNaive);
        out.writeLong(withQuantiles);
        out.writeDouble(pinball);
        out.writeLong(covered);
    }

    static Tally read(DataInput in) throws IOException {
        Tally tally = new Tally();
        tally.count = in.readLong();
        tally.absolute = in.readDouble();
        tally.squared = in.readDouble();
        tally.signed = in.readDouble();
        tally.percent = in.readDouble();
        tally.zeros = in.readLong();
        tally.symmetric = in.readDouble();
        tally.naives = in.readLong();
        tally.absoluteBesideNaive = in.readDouble();
        tally.absoluteOfNaive = in.readDouble();
        tally.withQuantiles = in.readLong();
        tally.pinball = in.readDouble();
        tally.covered = in.readLong();
        return tally;
    }
}
