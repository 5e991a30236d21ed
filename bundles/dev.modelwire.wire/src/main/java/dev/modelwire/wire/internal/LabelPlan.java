package dev.modelwire.wire.internal;

import dev.modelwire.api.inference.Output;
import java.util.List;
import org.eclipse.kura.type.DoubleValue;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;

/** The likeliest labels of the first output that has labels, and how sure the model is of them. */
final class LabelPlan {

    static final LabelPlan NONE = new LabelPlan(-1, List.of(), 0);

    private final int output;
    private final TypedValue<?>[] labels;
    private final int count;

    private LabelPlan(int output, List<String> labels, int count) {
        this.output = output;
        this.labels = labels.stream().map(TypedValues::newStringValue).toArray(TypedValue<?>[]::new);
        this.count = count;
    }

    /** Makes a plan for so many labels, or as many as there are. */
    static LabelPlan of(List<Output> outputs, OutputNames names, int most) {
        for (int i = 0; i < outputs.size(); i++) {
            List<String> labels = outputs.get(i).labels();
            if (!labels.isEmpty()) {
                int count = Math.min(most, labels.size());
                names.take("label");
                names.take("confidence");
                for (int rank = 2; rank <= count; rank++) {
                    names.take("label_" + rank);
                    names.take("confidence_" + rank);
                }
                return new LabelPlan(i, labels, count);
            }
        }
        return NONE;
    }

    /** Puts the values from that place on; returns the place behind them. */
    int put(List<Output> from, TypedValue<?>[] to, int at) {
        if (output < 0) {
            return at;
        }
        Output labelled = from.get(output);
        int best = labelled.argMax();
        int next = at;
        for (int rank = 0; rank < count; rank++) {
            to[next++] = labels[best];
            to[next++] = new DoubleValue(labelled.value(best));
            best = rank + 1 < count ? after(labelled, best) : best;
        }
        return next;
    }

    /** Returns the largest element that is smaller than this one, or equal to it and behind it. */
    private static int after(Output output, int last) {
        int best = -1;
        for (int i = 0; i < output.size(); i++) {
            int order = Double.compare(output.value(i), output.value(last));
            boolean comesLater = order < 0 || (order == 0 && i > last);
            if (comesLater && (best < 0 || output.value(i) > output.value(best))) {
                best = i;
            }
        }
        return best;
    }
}
