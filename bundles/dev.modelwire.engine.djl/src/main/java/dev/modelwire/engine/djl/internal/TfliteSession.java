package dev.modelwire.engine.djl.internal;

import ai.djl.tflite.engine.XnnModel;
import dev.modelwire.engine.api.ElementType;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.SessionOptions;
import dev.modelwire.engine.api.TensorInfo;
import dev.modelwire.engine.support.internal.FiniteInput;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tensorflow.lite.Interpreter;

/** One model with an interpreter and buffers of its own. */
final class TfliteSession extends EngineSession {

    private final XnnModel model;
    private final Interpreter interpreter;
    private final List<FiniteInput> floatInputs;
    private final Object[] inputs;
    private final Map<Integer, Object> outputs = new HashMap<>();
    private final List<ByteBuffer> outputBuffers;
    private final Consumer<EngineSession> released;

    private TfliteSession(
            XnnModel model,
            SessionOptions options,
            List<TensorInfo> inputs,
            List<ByteBuffer> inputBuffers,
            List<TensorInfo> outputs,
            List<ByteBuffer> outputBuffers,
            Consumer<EngineSession> released) {
        super(options, inputs, inputBuffers, outputs, outputBuffers);
        this.model = model;
        this.interpreter = model.interpreter();
        this.floatInputs = IntStream.range(0, inputs.size())
                .filter(i -> inputs.get(i).type() == ElementType.FP32)
                .mapToObj(i -> new FiniteInput(inputs.get(i), inputBuffers.get(i)))
                .toList();
        this.inputs = inputBuffers.toArray();
        this.outputBuffers = outputBuffers;
        this.released = released;
        for (int i = 0; i < outputBuffers.size(); i++) {
            this.outputs.put(i, outputBuffers.get(i));
        }
    }

    /** Takes over a loaded model; the model stays the caller's if this throws. */
    static TfliteSession of(XnnModel model, SessionOptions options, Consumer<EngineSession> released)
            throws EngineException {
        Interpreter interpreter = model.interpreter();
        List<TensorInfo> inputs =
                Tensors.describe("input", interpreter.getInputTensorCount(), interpreter::getInputTensor);
        List<TensorInfo> outputs =
                Tensors.describe("output", interpreter.getOutputTensorCount(), interpreter::getOutputTensor);
        return new TfliteSession(
                model, options, inputs, Tensors.buffers(inputs), outputs, Tensors.buffers(outputs), released);
    }

    @Override
    protected void resetState() throws EngineException {
        try {
            interpreter.resetVariableTensors();
        } catch (RuntimeException e) {
            throw failed("its state could not be reset: " + e.getMessage(), e);
        }
    }

    @Override
    protected void invoke() throws EngineException {
        for (int i = 0; i < floatInputs.size(); i++) {
            floatInputs.get(i).check();
        }
        try {
            interpreter.runForMultipleInputsOutputs(inputs, outputs);
        } catch (RuntimeException e) {
            throw failed(String.valueOf(e.getMessage()), e);
        }
        for (int i = 0; i < outputBuffers.size(); i++) {
            if (outputBuffers.get(i).hasRemaining()) {
                throw failed("output [" + i + "] became smaller than its shape", null);
            }
        }
    }

    @Override
    protected void release() {
        model.close();
        released.accept(this);
    }

    private EngineException failed(String why, @Nullable Throwable cause) {
        String message = "model [" + model.getName() + "] failed while it ran: " + why + "; revert to another version";
        return cause == null
                ? new EngineException(EngineException.Kind.FAILED, message)
                : new EngineException(EngineException.Kind.FAILED, message, cause);
    }
}
