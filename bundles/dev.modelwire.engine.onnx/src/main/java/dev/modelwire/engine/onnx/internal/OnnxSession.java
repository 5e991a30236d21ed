package dev.modelwire.engine.onnx.internal;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.modelwire.engine.api.ElementType;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionOptions;
import dev.modelwire.engine.api.TensorInfo;
import dev.modelwire.engine.support.internal.FiniteInput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** One model; its inputs and outputs are tensors over the session's own buffers, so that nothing is copied. */
final class OnnxSession extends EngineSession {

    private final OrtSession session;
    private final ModelFile file;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;
    private final List<FiniteInput> floatInputs;
    private final Consumer<EngineSession> released;

    private OnnxSession(
            OrtEnvironment environment,
            OrtSession session,
            ModelFile file,
            SessionOptions options,
            List<TensorInfo> inputs,
            List<ByteBuffer> inputBuffers,
            List<TensorInfo> outputs,
            List<ByteBuffer> outputBuffers,
            Consumer<EngineSession> released)
            throws EngineException {
        super(options, inputs, inputBuffers, outputs, outputBuffers);
        Closing.all(List.of()); // a session may outlive its bundle, from which nothing can be loaded then
        this.session = session;
        this.file = file;
        this.inputs = tensors(environment, inputs, inputBuffers);
        this.outputs = tensors(environment, outputs, outputBuffers);
        this.floatInputs = IntStream.range(0, inputs.size())
                .filter(i -> inputs.get(i).type() == ElementType.FP32)
                .mapToObj(i -> new FiniteInput(inputs.get(i), inputBuffers.get(i)))
                .toList();
        this.released = released;
    }

    /** Takes over a loaded model; the model stays the caller's if this throws. */
    static OnnxSession of(
            OrtEnvironment environment,
            OrtSession session,
            ModelFile file,
            SessionOptions options,
            Consumer<EngineSession> released)
            throws EngineException {
        try {
            Set<String> batches = new HashSet<>();
            List<TensorInfo> inputs = Tensors.inputs(session.getInputInfo().values(), options.batch(), batches);
            List<TensorInfo> outputs = Tensors.outputs(session.getOutputInfo().values(), options.batch(), batches);
            return new OnnxSession(
                    environment, session, file, options, inputs, buffers(inputs), outputs, buffers(outputs), released);
        } catch (OrtException e) {
            throw LoadFailure.of(file, e);
        }
    }

    /** A model in this format keeps nothing from call to call: state goes in and comes out. */
    @Override
    protected void resetState() {}

    @Override
    protected void invoke() throws EngineException {
        for (int i = 0; i < floatInputs.size(); i++) {
            floatInputs.get(i).check();
        }
        try {
            session.run(inputs, Set.of(), outputs).close();
        } catch (OrtException e) {
            throw failed(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    protected void release() {
        Closing.all(inputs.values());
        Closing.all(outputs.values());
        Closing.quietly(session);
        released.accept(this);
    }

    private EngineException failed(String why, OrtException cause) {
        return new EngineException(
                EngineException.Kind.FAILED,
                "model [" + file.sha256() + "] failed while it ran: "
                        + why.strip().replace('\n', ' ') + "; revert to another version",
                cause);
    }

    private static List<ByteBuffer> buffers(List<TensorInfo> tensors) {
        return tensors.stream()
                .map(tensor -> ByteBuffer.allocateDirect(tensor.byteCount()).order(ByteOrder.nativeOrder()))
                .toList();
    }

    private static Map<String, OnnxTensor> tensors(
            OrtEnvironment environment, List<TensorInfo> infos, List<ByteBuffer> buffers) throws EngineException {
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        try {
            for (int i = 0; i < infos.size(); i++) {
                TensorInfo info = infos.get(i);
                long[] shape =
                        info.shape().stream().mapToLong(Integer::longValue).toArray();
                tensors.put(
                        info.name(),
                        OnnxTensor.createTensor(environment, buffers.get(i), shape, Tensors.javaType(info.type())));
            }
            return tensors;
        } catch (OrtException e) {
            Closing.all(tensors.values());
            throw new EngineException(
                    EngineException.Kind.UNSUPPORTED,
                    "the model's tensors could not be made: " + e.getMessage() + "; choose another engine",
                    e);
        }
    }
}
