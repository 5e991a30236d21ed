package org.eclipse.kura;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Some parts of an operation succeeded and others failed, each for a cause of its own. */
@ProviderType
public class KuraPartialSuccessException extends KuraException {

    private static final long serialVersionUID = 1L;

    private final List<Throwable> causes;

    public KuraPartialSuccessException(String message, List<Throwable> causes) {
        super(KuraErrorCode.PARTIAL_SUCCESS, message);
        this.causes = List.copyOf(causes);
    }

    public List<Throwable> getCauses() {
        return causes;
    }
}
