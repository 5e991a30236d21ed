package dev.modelwire.engine.djl.internal;

import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.ModelFile;
import java.util.List;
import java.util.Locale;

/** What the native runtime's words mean when it does not load a model: it has no codes, only sentences. */
final class LoadFailure {

    private static final List<String> UNKNOWN_OPERATOR = List.of(
            "didn't find op",
            "unresolved custom op",
            "op builtin_code out of range",
            "select tensorflow op",
            "flex delegate");

    private LoadFailure() {}

    static EngineException of(ModelFile file, RuntimeException cause) {
        String words = String.valueOf(cause.getMessage()).strip().replace('\n', ' ');
        String subject = "model file [" + file.path().getFileName() + "] (sha256 " + file.sha256() + ") ";
        String lower = words.toLowerCase(Locale.ROOT);
        if (UNKNOWN_OPERATOR.stream().anyMatch(lower::contains)) {
            return new EngineException(
                    EngineException.Kind.UNSUPPORTED,
                    subject + "uses an operator that TFLite 2.6.2 does not have; convert it with builtin operators of"
                            + " that version or choose another engine (" + words + ")",
                    cause);
        }
        return new EngineException(
                EngineException.Kind.INVALID_MODEL,
                subject + "was refused by TFLite; publish it again (" + words + ")",
                cause);
    }
}
