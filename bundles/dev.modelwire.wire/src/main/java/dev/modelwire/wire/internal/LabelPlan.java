package dev.modelwire.wire.internal;

import dev.modelwire.api.inference.Output;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.DoubleValue;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;

/** The label of the first output that has labels, and how sure the model is of it. */
final class LabelPlan {

    static final LabelPlan NONE = new LabelPlan(-1, "", "", List.of());

    private final int output;
    private final String name;
    private final String confidence;
    private final TypedValue<?>[] labels;

    private LabelPlan(int output, String name, String confidence, List<String> labels) {
        this.output = output;
        this.name = name;
        this.confidence = confidence;
        this.labels = labels.stream().map(TypedValues::newStringValue).toArray(TypedValue<?>[]::new);
    }

    static LabelPlan of(List<Output> outputs, OutputNames names) {
        for (int i = 0; i < outputs.size(); i++) {
            List<String> labels = outputs.get(i).labels();
            if (!labels.isEmpty()) {
                return new LabelPlan(i, names.take("label"), names.take("confidence"), labels);
            }
        }
        return NONE;
    }

    void put(List<Output> from, Map<String, TypedValue<?>> to) {
        if (output >= 0) {
            Output labelled = from.get(output);
            int best = labelled.argMax();
            to.put(name, labels[best]);
            to.put(confidence, new DoubleValue(labelled.value(best)));
        }
    }
}
