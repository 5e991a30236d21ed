package org.eclipse.kura;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** An unchecked failure with a code and arguments. */
@ProviderType
public class KuraRuntimeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final KuraErrorCode code;
    private final String message;

    public KuraRuntimeException(KuraErrorCode code) {
        this(code, (Throwable) null);
    }

    public KuraRuntimeException(KuraErrorCode code, @Nullable Object... arguments) {
        this(code, null, arguments);
    }

    public KuraRuntimeException(KuraErrorCode code, @Nullable Throwable cause, @Nullable Object... arguments) {
        super(cause);
        this.code = code;
        this.message = ErrorText.of(code, arguments);
    }

    public KuraErrorCode getCode() {
        return code;
    }

    @Override
    public String getLocalizedMessage() {
        return message;
    }

    /** The code and the arguments, not the bare text that was passed in. */
    @Override
    public String getMessage() {
        return message;
    }
}
