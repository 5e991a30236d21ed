package dev.modelwire.wire.internal;

import dev.modelwire.api.inference.Output;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.DoubleValue;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;

/** The properties of one output: one for each element, one for all, or none. */
final class OutputPlan {

    private final String output;
    private final int size;
    private final List<String> labels;
    private final boolean whole;
    private final String[] names;

    private OutputPlan(Output output, boolean whole, String... names) {
        this.output = output.name();
        this.size = output.size();
        this.labels = output.labels();
        this.whole = whole;
        this.names = names;
    }

    static OutputPlan of(Output output, ResultOptions.Vector vector, OutputNames names) {
        return switch (vector) {
            case ELEMENTS -> new OutputPlan(output, false, names.elements(output));
            case BYTES -> new OutputPlan(output, true, names.take(OutputNames.safe(output.name())));
            case NONE -> new OutputPlan(output, false);
        };
    }

    /** Returns whether names and labels of this one are those of the plan. */
    boolean fits(Output given) {
        return given.size() == size
                && given.name().equals(output)
                && (given.labels() == labels || given.labels().equals(labels));
    }

    void put(Output from, Map<String, TypedValue<?>> to) {
        if (whole) {
            to.put(names[0], TypedValues.newByteArrayValue(bytes(from)));
            return;
        }
        for (int i = 0; i < names.length; i++) {
            to.put(names[i], new DoubleValue(from.value(i)));
        }
    }

    private static byte[] bytes(Output output) {
        ByteBuffer buffer = ByteBuffer.allocate(output.size() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < output.size(); i++) {
            buffer.putDouble(output.value(i));
        }
        return buffer.array();
    }
}
