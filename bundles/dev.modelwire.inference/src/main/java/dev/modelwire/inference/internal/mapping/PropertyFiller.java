package dev.modelwire.inference.internal.mapping;

import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.engine.api.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills an input from the one property named as it: raw little-endian bytes, or a number where it has one element. */
final class PropertyFiller implements InputFiller {

    private static final byte[] NONE = {};

    private final String name;
    private final TensorInfo tensor;
    private final ByteBuffer number;
    private final RawElements raw;
    private byte[] bytes = NONE;

    PropertyFiller(BoundInput input) {
        name = input.name();
        tensor = input.tensor();
        raw = new RawElements(tensor.type(), tensor.byteCount());
        number = ByteBuffer.allocateDirect(tensor.type().bytes()).order(ByteOrder.nativeOrder());
    }

    @Override
    public ScoreOutcome.@Nullable Refused take(Map<String, ?> record, Missing missing) {
        bytes = NONE;
        Object value = record.get(name);
        if (value == null) {
            missing.add(name);
            return null;
        }
        if (value instanceof byte[] given) {
            return takeBytes(given);
        }
        RefusalCode problem = RefusalCode.WRONG_TYPE;
        if (tensor.elementCount() == 1) {
            problem = Elements.put(tensor.type(), number.clear(), value, 0, 1);
        }
        return problem == null ? null : Refusals.of(problem, name, value, tensor.type());
    }

    @Override
    public void write(ByteBuffer input) {
        if (bytes.length > 0) {
            Elements.putRaw(tensor.type(), input, bytes);
            bytes = NONE;
        } else {
            input.put(number.flip());
        }
    }

    private ScoreOutcome.@Nullable Refused takeBytes(byte[] given) {
        if (given.length != tensor.byteCount()) {
            return new ScoreOutcome.Refused(
                    RefusalCode.WRONG_SIZE,
                    "feature [" + name + "] has " + given.length + " bytes: the model takes " + tensor.byteCount()
                            + ", " + tensor.type() + " " + tensor.shape());
        }
        RefusalCode problem = raw.problem(given);
        if (problem != null) {
            return Refusals.of(problem, name, given, tensor.type());
        }
        bytes = given;
        return null;
    }
}
