package dev.modelwire.demo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * How raw sensor values become what a model is fed with: {@code (raw - offset) * scale}, in double, then cast to float.
 *
 * @param features one per input of the model, in its order
 */
public record Scaling(List<Feature> features) {
    private static final MathContext SIX_DIGITS = new MathContext(6);

    /** Offset and scale of one sensor. */
    public record Feature(String name, double offset, double scale) {}

    /** Keeps a copy of the list. */
    public Scaling {
        features = List.copyOf(features);
    }

    /** Returns the values a model is fed with. */
    public float[] apply(double... raw) {
        if (raw.length != features.size()) {
            throw new IllegalArgumentException(
                    "Scaling got [" + raw.length + "] values: it must be [" + features.size() + "], one per feature");
        }
        float[] scaled = new float[raw.length];
        for (int i = 0; i < raw.length; i++) {
            Feature feature = features.get(i);
            scaled[i] = (float) ((raw[i] - feature.offset()) * feature.scale());
        }
        return scaled;
    }

    /** Standardises: mean 0 and deviation 1 over the given rows, with both numbers rounded to six digits. */
    static Scaling standard(Rows rows) {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < ShuttleData.FEATURES.size(); i++) {
            double sum = 0;
            double squares = 0;
            for (int row = 0; row < rows.size(); row++) {
                double value = rows.features(row)[i];
                sum += value;
                squares += value * value;
            }
            double mean = sum / rows.size();
            double deviation = Math.sqrt(Math.max(squares / rows.size() - mean * mean, 0));
            features.add(new Feature(
                    ShuttleData.FEATURES.get(i), rounded(mean), deviation > 0 ? rounded(1 / deviation) : 1));
        }
        return new Scaling(features);
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(SIX_DIGITS).doubleValue();
    }
}
