package dev.modelwire.engine.onnx.internal;

import ai.onnxruntime.OrtException;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.ModelFile;
import java.util.List;
import java.util.Locale;

/** What the runtime's codes and words mean when it does not load a model. */
final class LoadFailure {

    /** An unknown operator comes with the code of a damaged graph; only the sentence tells. */
    private static final List<String> UNSUPPORTED = List.of(
            "no op registered for",
            "is not a registered function/op",
            "unsupported model ir version",
            "is under development and support for this is limited",
            "could not find an implementation");

    private LoadFailure() {}

    static EngineException of(ModelFile file, OrtException cause) {
        String words = String.valueOf(cause.getMessage()).strip().replace('\n', ' ');
        String subject = "model file [" + file.path().getFileName() + "] (sha256 " + file.sha256() + ") ";
        String lower = words.toLowerCase(Locale.ROOT);
        if (cause.getCode() == OrtException.OrtErrorCode.ORT_NOT_IMPLEMENTED
                || UNSUPPORTED.stream().anyMatch(lower::contains)) {
            return new EngineException(
                    EngineException.Kind.UNSUPPORTED,
                    subject + "uses an operator or a version of the format that ONNX Runtime 1.29 does not have;"
                            + " convert it for an older operator set or choose another engine (" + words + ")",
                    cause);
        }
        return new EngineException(
                EngineException.Kind.INVALID_MODEL,
                subject + "was refused by ONNX Runtime; publish it again (" + words + ")",
                cause);
    }
}
