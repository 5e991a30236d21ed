package dev.modelwire.wire.internal;

import dev.modelwire.api.inference.Output;
import java.util.List;
import org.eclipse.kura.type.BooleanValue;
import org.eclipse.kura.type.TypedValue;

/** Whether one element of the outputs is as high as a threshold, as a property of its own. */
final class ThresholdPlan {

    /** The name of the property, behind the prefix. */
    static final String NAME = "exceeds";

    private final double threshold;
    private final int output;
    private final int element;
    private final String problem;

    private ThresholdPlan(double threshold, int output, int element, String problem) {
        this.threshold = threshold;
        this.output = output;
        this.element = element;
        this.problem = problem;
    }

    /** Makes a plan, and takes a name if there is a threshold and an element for it. */
    static ThresholdPlan of(ThresholdOptions options, List<Output> outputs, OutputNames names) {
        if (!options.isSet()) {
            return new ThresholdPlan(0, -1, -1, "");
        }
        for (int i = 0; i < outputs.size(); i++) {
            int element = element(outputs.get(i), options.property());
            if (element >= 0) {
                names.take(NAME);
                return new ThresholdPlan(options.threshold(), i, element, "");
            }
        }
        return new ThresholdPlan(
                0,
                -1,
                -1,
                "option threshold.property [" + options.property() + "] must name an element of the outputs "
                        + outputs.stream().map(Output::name).toList()
                        + " as results do without a prefix, for example output_label or output_0");
    }

    private static int element(Output output, String property) {
        if (property.isEmpty() || (output.size() == 1 && property.equals(OutputNames.safe(output.name())))) {
            return 0;
        }
        OutputNames elements = new OutputNames("");
        elements.takeElements(output);
        return elements.taken().indexOf(property);
    }

    /** Returns why there is a threshold for nothing, or an empty text. */
    String problem() {
        return problem;
    }

    /** Puts the value at that place, if there is one to put; returns the place behind it. */
    int put(List<Output> from, TypedValue<?>[] to, int at) {
        if (output < 0) {
            return at;
        }
        to[at] = new BooleanValue(from.get(output).value(element) >= threshold);
        return at + 1;
    }
}
