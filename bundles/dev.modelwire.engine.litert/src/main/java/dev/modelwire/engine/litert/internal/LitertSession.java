package dev.modelwire.engine.litert.internal;

import dev.modelwire.engine.api.ElementType;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.SessionOptions;
import dev.modelwire.engine.support.internal.FiniteInput;
import java.util.List;
import java.util.function.Consumer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.global.tensorflowlite;

/** One model with an interpreter of its own; calls read and write the interpreter's own tensors. */
final class LitertSession extends EngineSession {

    private final LoadedModel model;
    private final Interpreter interpreter;
    private final List<NativeTensor> inputs;
    private final List<NativeTensor> outputs;
    private final List<FiniteInput> floatInputs;
    private final Consumer<EngineSession> released;

    private LitertSession(
            LoadedModel model,
            SessionOptions options,
            List<NativeTensor> inputs,
            List<NativeTensor> outputs,
            Consumer<EngineSession> released) {
        super(
                options,
                inputs.stream().map(NativeTensor::info).toList(),
                inputs.stream().map(NativeTensor::buffer).toList(),
                outputs.stream().map(NativeTensor::info).toList(),
                outputs.stream().map(NativeTensor::buffer).toList());
        this.model = model;
        this.interpreter = model.interpreter();
        this.inputs = inputs;
        this.outputs = outputs;
        this.floatInputs = inputs.stream()
                .filter(input -> input.info().type() == ElementType.FP32)
                .map(input -> new FiniteInput(input.info(), input.buffer()))
                .toList();
        this.released = released;
    }

    /** Takes over a loaded model; the model stays the caller's if this throws. */
    static LitertSession of(LoadedModel model, SessionOptions options, Consumer<EngineSession> released)
            throws EngineException {
        Interpreter interpreter = model.interpreter();
        boolean moving = interpreter.primary_subgraph().HasDynamicTensors();
        try (IntPointer inputs = interpreter.inputs();
                IntPointer outputs = interpreter.outputs()) {
            return new LitertSession(
                    model,
                    options,
                    Tensors.describe("input", interpreter, inputs, moving),
                    Tensors.describe("output", interpreter, outputs, moving),
                    released);
        }
    }

    @Override
    protected void resetState() throws EngineException {
        if (interpreter.ResetVariableTensors() != tensorflowlite.kTfLiteOk) {
            throw failed("its state could not be reset");
        }
    }

    @Override
    protected void invoke() throws EngineException {
        for (int i = 0; i < floatInputs.size(); i++) {
            floatInputs.get(i).check();
        }
        for (int i = 0; i < inputs.size(); i++) {
            inputs.get(i).toInterpreter();
        }
        int status = interpreter.Invoke();
        if (status != tensorflowlite.kTfLiteOk) {
            throw failed("TFLite ended with status [" + status + "]");
        }
        requireAsDescribed(inputs);
        requireAsDescribed(outputs);
        for (int i = 0; i < outputs.size(); i++) {
            outputs.get(i).fromInterpreter();
        }
    }

    @Override
    protected void release() {
        model.close();
        released.accept(this);
    }

    private void requireAsDescribed(List<NativeTensor> tensors) throws EngineException {
        for (int i = 0; i < tensors.size(); i++) {
            if (!tensors.get(i).isAsDescribed()) {
                throw failed("tensor [" + tensors.get(i).info().name() + "] changed its place or size");
            }
        }
    }

    private EngineException failed(String why) {
        return new EngineException(
                EngineException.Kind.FAILED,
                "model [" + model.file().sha256() + "] failed while it ran: " + why + "; revert to another version");
    }
}
