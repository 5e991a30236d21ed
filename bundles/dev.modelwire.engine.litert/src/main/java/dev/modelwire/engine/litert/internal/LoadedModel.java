package dev.modelwire.engine.litert.internal;

import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.ModelFile;
import java.io.IOException;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.BuiltinOpResolver;
import org.bytedeco.tensorflowlite.FlatBufferModel;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.InterpreterBuilder;
import org.bytedeco.tensorflowlite.TfLiteRegistration;
import org.bytedeco.tensorflowlite.global.tensorflowlite;
import org.jspecify.annotations.Nullable;

/** A model, its operators and an interpreter, freed in reverse order; nothing native is freed by the garbage collector. */
final class LoadedModel implements AutoCloseable {

    private final ModelFile file;
    private final FlatBufferModel model;
    private final BuiltinOpResolver resolver;
    private @Nullable Interpreter interpreter;

    private LoadedModel(ModelFile file, FlatBufferModel model) {
        this.file = file;
        this.model = model;
        this.resolver = new BuiltinOpResolver(); // the one with XNNPACK
    }

    /** Verifies the file, maps it and prepares an interpreter with its tensors allocated. */
    static LoadedModel load(ModelFile file, int threads) throws EngineException {
        FlatBufferModel verified =
                FlatBufferModel.VerifyAndBuildFromFile(file.path().toString());
        if (verified == null || verified.isNull()) {
            throw refused(file, EngineException.Kind.INVALID_MODEL, "was refused by the verifier; publish it again");
        }
        LoadedModel loaded = new LoadedModel(file, verified);
        try {
            loaded.prepare(threads);
            return loaded;
        } catch (EngineException | RuntimeException e) {
            loaded.close();
            throw e;
        }
    }

    Interpreter interpreter() {
        if (interpreter == null) {
            throw new IllegalStateException("model file [" + file.path() + "] is not prepared");
        }
        return interpreter;
    }

    ModelFile file() {
        return file;
    }

    private void prepare(int threads) throws EngineException {
        requireOperators();
        Interpreter built = new Interpreter((Pointer) null);
        try (InterpreterBuilder builder = new InterpreterBuilder(model, resolver)) {
            check(builder.apply(built, threads));
        }
        interpreter = built;
        check(built.AllocateTensors());
    }

    private void requireOperators() throws EngineException {
        try {
            for (OperatorCode operator : OperatorCode.read(file.path())) {
                TfLiteRegistration found = operator.builtin() == OperatorCode.CUSTOM
                        ? resolver.FindOp(operator.custom(), operator.version())
                        : resolver.FindOp(operator.builtin(), operator.version());
                if (found == null || found.isNull()) {
                    throw refused(
                            file,
                            EngineException.Kind.UNSUPPORTED,
                            "uses operator [" + operator.label() + "] in version [" + operator.version()
                                    + "], which TFLite 2.21 does not have; convert it with builtin operators of that"
                                    + " version or choose another engine");
                }
            }
        } catch (IOException e) {
            throw new EngineException(
                    EngineException.Kind.INVALID_MODEL,
                    "model file [" + file.path() + "] changed while it was opened; publish it again",
                    e);
        }
    }

    private void check(int status) throws EngineException {
        if (status != tensorflowlite.kTfLiteOk) {
            throw refused(
                    file,
                    EngineException.Kind.INVALID_MODEL,
                    "was refused by TFLite with status [" + status + "]; publish it again");
        }
    }

    @Override
    public void close() {
        if (interpreter != null) {
            interpreter.close();
        }
        resolver.close();
        model.close();
    }

    private static EngineException refused(ModelFile file, EngineException.Kind kind, String why) {
        return new EngineException(
                kind, "model file [" + file.path().getFileName() + "] (sha256 " + file.sha256() + ") " + why);
    }
}
