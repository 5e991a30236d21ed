package dev.modelwire.kura.internal.ai;

import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.inference.TensorSpec;
import dev.modelwire.api.model.ModelVersion;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.ai.inference.Tensor;

/** Makes of what a version answered what the host takes. */
final class Answers {

    private Answers() {}

    /**
     * Returns a tensor of one value, or of bytes where there are several elements.
     *
     * @param bytes the elements, little-endian; the array becomes the tensor's own
     * @throws Refused if an element is NaN or infinite
     */
    static Tensor tensor(ModelVersion version, TensorSpec spec, Kind kind, byte[] bytes) throws Refused {
        ByteBuffer elements = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int flaw = kind.isFloating() ? kind.firstFlaw(elements) : -1;
        if (flaw >= 0) {
            throw new Refused(
                    KuraErrorCode.PROCESS_EXECUTION_ERROR,
                    "output [" + spec.name() + "][" + flaw + "] of [" + version + "] is ["
                            + kind.get(elements.position(flaw * kind.bytes()))
                            + "]: the model must answer finite numbers");
        }
        if (spec.elementCount() > 1) {
            return new Tensor(Byte.class, Descriptors.of(spec), new TensorBytes(bytes));
        }
        return one(spec, kind.get(elements));
    }

    static Refused refused(ScoreOutcome.Refused refusal) {
        return new Refused(code(refusal.code()), refusal.detail());
    }

    /** The host looks at the class with which a tensor was made. */
    @SuppressWarnings("unchecked") // the class of a value is a class of its own type
    private static <T> Tensor one(TensorSpec spec, T value) {
        return new Tensor((Class<T>) value.getClass(), Descriptors.of(spec), List.of(value));
    }

    private static KuraErrorCode code(RefusalCode code) {
        return switch (code) {
            case STOPPED, NO_ACTIVE_MODEL, QUEUE_FULL -> KuraErrorCode.SERVICE_UNAVAILABLE;
            case ENGINE_FAILED, OUTPUT_NOT_FINITE -> KuraErrorCode.PROCESS_EXECUTION_ERROR;
            case MISSING_FEATURE,
                    WRONG_TYPE,
                    NOT_FINITE,
                    OUT_OF_RANGE,
                    WRONG_SIZE,
                    BAD_TIME,
                    LATE,
                    DUPLICATE,
                    TOO_MANY_KEYS -> KuraErrorCode.INVALID_PARAMETER;
        };
    }
}
