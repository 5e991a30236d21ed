package dev.modelwire.kura.internal.ai;

import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;

/** A refusal whose message is its sentence: the host would put the fixed text of the code in its place. */
final class Refused extends KuraException {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    Refused(KuraErrorCode code, String sentence) {
        super(code, sentence);
        this.sentence = sentence;
    }

    @Override
    public String getMessage() {
        return sentence;
    }

    @Override
    public String getLocalizedMessage() {
        return sentence;
    }
}
