package dev.modelwire.wire.internal;

import dev.modelwire.api.inference.Output;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.eclipse.kura.type.DoubleValue;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;

/** The properties of one output: one for each element, one for all, or none. */
final class OutputPlan {

    private final String output;
    private final int size;
    private final List<String> labels;
    private final ResultOptions.Vector vector;

    private OutputPlan(Output output, ResultOptions.Vector vector) {
        this.output = output.name();
        this.size = output.size();
        this.labels = output.labels();
        this.vector = vector;
    }

    static OutputPlan of(Output output, ResultOptions.Vector vector, OutputNames names) {
        switch (vector) {
            case ELEMENTS -> names.takeElements(output);
            case BYTES -> names.take(OutputNames.safe(output.name()));
            case NONE -> {}
        }
        return new OutputPlan(output, vector);
    }

    /** Returns whether names and labels of this one are those of the plan. */
    boolean fits(Output given) {
        return given.size() == size
                && given.name().equals(output)
                && (given.labels() == labels || given.labels().equals(labels));
    }

    /** Puts the values from that place on; returns the place behind them. */
    int put(Output from, TypedValue<?>[] to, int at) {
        return switch (vector) {
            case ELEMENTS -> {
                for (int i = 0; i < size; i++) {
                    to[at + i] = new DoubleValue(from.value(i));
                }
                yield at + size;
            }
            case BYTES -> {
                to[at] = TypedValues.newByteArrayValue(bytes(from));
                yield at + 1;
            }
            case NONE -> at;
        };
    }

    private static byte[] bytes(Output output) {
        ByteBuffer buffer = ByteBuffer.allocate(output.size() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < output.size(); i++) {
            buffer.putDouble(output.value(i));
        }
        return buffer.array();
    }
}
