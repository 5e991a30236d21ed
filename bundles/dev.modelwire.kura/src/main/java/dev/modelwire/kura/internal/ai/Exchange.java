package dev.modelwire.kura.internal.ai;

import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.inference.TensorCall;
import dev.modelwire.api.inference.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.ai.inference.Tensor;

/** One run of a leased model on the host's tensors. Made for one record and used by its thread alone. */
final class Exchange implements TensorCall {

    private final ModelLease lease;
    private final List<Kind> inputKinds = new ArrayList<>();
    private final List<Kind> outputKinds = new ArrayList<>();
    private final ByteBuffer[] given;
    private final List<byte[]> answered = new ArrayList<>();

    Exchange(ModelLease lease, List<Tensor> tensors) throws Refused {
        this.lease = lease;
        given = new Inputs(lease).read(tensors);
        for (TensorSpec spec : lease.inputs()) {
            inputKinds.add(Kind.of(spec));
        }
        for (TensorSpec spec : lease.outputs()) {
            outputKinds.add(Kind.of(spec));
        }
    }

    /**
     * Runs the model.
     *
     * @return one tensor for each output, never fewer
     * @throws Refused if the engine failed or answered NaN or infinity
     */
    List<Tensor> run() throws Refused {
        Optional<ScoreOutcome.Refused> refusal = lease.run(this);
        if (refusal.isPresent()) {
            throw new Refused(code(refusal.get().code()), refusal.get().detail());
        }
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < answered.size(); i++) {
            tensors.add(tensor(lease.outputs().get(i), outputKinds.get(i), answered.get(i)));
        }
        return tensors;
    }

    @Override
    public void write(List<ByteBuffer> inputs) {
        for (int i = 0; i < given.length; i++) {
            inputKinds.get(i).copy(given[i], inputs.get(i));
        }
    }

    @Override
    public void read(List<ByteBuffer> outputs) {
        for (int i = 0; i < outputs.size(); i++) {
            byte[] copy = new byte[outputs.get(i).remaining()];
            outputKinds.get(i).copy(outputs.get(i), ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN));
            answered.add(copy);
        }
    }

    private Tensor tensor(TensorSpec spec, Kind kind, byte[] bytes) throws Refused {
        ByteBuffer elements = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int flaw = kind.isFloating() ? kind.firstFlaw(elements) : -1;
        if (flaw >= 0) {
            throw new Refused(
                    KuraErrorCode.PROCESS_EXECUTION_ERROR,
                    "output [" + spec.name() + "][" + flaw + "] of [" + lease.version() + "] is ["
                            + kind.get(elements.position(flaw * kind.bytes()))
                            + "]: the model must answer finite numbers");
        }
        if (spec.elementCount() > 1) {
            return new Tensor(Byte.class, Descriptors.of(spec), new TensorBytes(bytes));
        }
        return one(spec, kind.get(elements));
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
            case MISSING_FEATURE, WRONG_TYPE, NOT_FINITE, OUT_OF_RANGE, WRONG_SIZE -> KuraErrorCode.INVALID_PARAMETER;
        };
    }
}
