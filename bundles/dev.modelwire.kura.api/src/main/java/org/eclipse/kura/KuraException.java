package org.eclipse.kura;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** A checked failure with a code and arguments. */
@ProviderType
public class KuraException extends Exception {

    private static final long serialVersionUID = 1L;

    private final KuraErrorCode code;
    private final String message;

    public KuraException(KuraErrorCode code) {
        this(code, (Throwable) null);
    }

    public KuraException(KuraErrorCode code, @Nullable Object... arguments) {
        this(code, null, arguments);
    }

    public KuraException(KuraErrorCode code, @Nullable Throwable cause, @Nullable Object... arguments) {
        super(cause);
        this.code = code;
        this.message = ErrorText.of(code, arguments);
    }

    @SuppressWarnings("deprecation")
    public static KuraException internalError(String message) {
        return new KuraException(KuraErrorCode.INTERNAL_ERROR, message);
    }

    @SuppressWarnings("deprecation")
    public static KuraException internalError(Throwable cause) {
        return new KuraException(KuraErrorCode.INTERNAL_ERROR, cause);
    }

    @SuppressWarnings("deprecation")
    public static KuraException internalError(Throwable cause, String message) {
        return new KuraException(KuraErrorCode.INTERNAL_ERROR, cause, message);
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
