package dev.modelwire.kura.internal.ai;

import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.Output;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.inference.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.ai.inference.Tensor;

/**
 * One record for a model whose manifest names features: to the host each of them is a tensor of one element. They are
 * checked, scaled and put in their order as those of any other record. Used by the record's thread alone.
 */
final class FeatureRecord {

    private final ModelLease lease;
    private final Map<String, Tensor> given = new HashMap<>();

    FeatureRecord(ModelLease lease, List<Tensor> tensors) {
        this.lease = lease;
        for (Tensor tensor : tensors) {
            if (tensor != null) {
                given.put(tensor.getDescriptor().getName(), tensor);
            }
        }
    }

    /** Returns whether these are features, and not whole tensors as another model has answered them. */
    boolean hasFeatures() {
        boolean wholes = true;
        boolean features = true;
        for (TensorSpec spec : lease.inputs()) {
            wholes &= given.containsKey(spec.name());
            features &= given.keySet().containsAll(spec.features());
        }
        return features || !wholes;
    }

    /**
     * Scores the record.
     *
     * @return one tensor for each output, never fewer
     * @throws Refused if the record is not what the model takes, or the model did not answer well
     */
    List<Tensor> run() throws Refused {
        Inputs inputs = new Inputs(lease);
        for (TensorSpec spec : lease.inputs()) {
            Tensor whole = given.get(spec.name());
            if (spec.features().isEmpty() && whole != null) {
                inputs.sameSignature(Descriptors.sample(lease, spec), whole);
            }
        }
        Map<String, Object> record = new HashMap<>();
        for (Map.Entry<String, Tensor> each : given.entrySet()) {
            record.put(each.getKey(), value(each.getKey(), each.getValue()));
        }
        ScoreOutcome outcome = lease.score(record);
        if (outcome instanceof ScoreOutcome.Scored scored) {
            return answers(scored.outputs());
        }
        throw Answers.refused((ScoreOutcome.Refused) outcome);
    }

    private Object value(String name, Tensor tensor) throws Refused {
        List<?> data = tensor.getData(tensor.getType()).orElseThrow();
        if (tensor.getType() == Byte.class) {
            byte[] bytes = new byte[data.size()];
            int at = 0;
            for (Object each : data) {
                bytes[at++] = each instanceof Byte number ? number : 0;
            }
            return bytes;
        }
        Object only = data.size() == 1 ? data.get(0) : null;
        if (only == null) {
            throw new Refused(
                    KuraErrorCode.INVALID_PARAMETER,
                    "model [" + lease.version() + "] was given " + data.size() + " values for [" + name
                            + "]: it takes one that is not null, or an array of bytes");
        }
        return only;
    }

    private List<Tensor> answers(List<Output> outputs) throws Refused {
        List<Tensor> answers = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            TensorSpec spec = Descriptors.sample(lease, lease.outputs().get(i));
            Kind kind = Kind.of(spec);
            Output output = outputs.get(i);
            byte[] bytes = new byte[output.size() * kind.bytes()];
            ByteBuffer elements = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            for (int e = 0; e < output.size(); e++) {
                Optional<String> problem = kind.put(elements, output.value(e));
                if (problem.isPresent()) {
                    throw new Refused(
                            KuraErrorCode.PROCESS_EXECUTION_ERROR,
                            "output [" + spec.name() + "][" + e + "] of [" + lease.version() + "] " + problem.get());
                }
            }
            answers.add(Answers.tensor(lease.version(), spec, kind, bytes));
        }
        return answers;
    }
}
