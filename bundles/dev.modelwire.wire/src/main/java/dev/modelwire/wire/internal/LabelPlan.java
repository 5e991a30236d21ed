package dev.modelwire.wire.internal;

import dev.modelwire.api.inference.Output;
import java.util.List;
import org.eclipse.kura.type.DoubleValue;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;

/** The label of the first output that has labels, and how sure the model is of it. */
final class LabelPlan {

    static final LabelPlan NONE = new LabelPlan(-1, List.of());

    private final int output;
    private final TypedValue<?>[] labels;

    private LabelPlan(int output, List<String> labels) {
        this.output = output;
        this.labels = labels.stream().map(TypedValues::newStringValue).toArray(TypedValue<?>[]::new);
    }

    static LabelPlan of(List<Output> outputs, OutputNames names) {
        for (int i = 0; i < outputs.size(); i++) {
            List<String> labels = outputs.get(i).labels();
            if (!labels.isEmpty()) {
                names.take("label");
                names.take("confidence");
                return new LabelPlan(i, labels);
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
        to[at] = labels[best];
        to[at + 1] = new DoubleValue(labelled.value(best));
        return at + 2;
    }
}
