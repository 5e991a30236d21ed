package dev.modelwire.inference.internal.manifest;

/** Why a manifest is not valid: the path in the document, the value and the rule. */
public final class ManifestException extends Exception {

    private static final long serialVersionUID = 1L;

    ManifestException(String message) {
        super(message);
    }

    ManifestException(String message, Throwable cause) {
        super(message, cause);
    }
}
