package dev.modelwire.kura.internal.ai;

import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.inference.TensorCall;
import dev.modelwire.api.inference.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.kura.ai.inference.Tensor;

/** One run of a leased model on the host's whole tensors. Made for one record and used by its thread alone. */
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
            throw Answers.refused(refusal.get());
        }
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < answered.size(); i++) {
            tensors.add(Answers.tensor(lease.version(), lease.outputs().get(i), outputKinds.get(i), answered.get(i)));
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
}
