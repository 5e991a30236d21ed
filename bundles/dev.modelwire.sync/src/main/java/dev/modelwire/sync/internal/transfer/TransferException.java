package dev.modelwire.sync.internal.transfer;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.sync.internal.desired.Shown;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** Why bytes did not come. The message holds no query string and no credentials. */
final class TransferException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final Duration retryAfter;

    TransferException(ErrorCode code, String message) {
        this(code, message, Duration.ZERO);
    }

    TransferException(ErrorCode code, String message, Duration retryAfter) {
        super(message);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** Returns how long the server wants to be left alone; zero if it did not say. */
    Duration retryAfter() {
        return retryAfter;
    }

    ErrorCode code() {
        return code;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    static TransferException of(Throwable cause, URI url) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof SSLException) {
                return new TransferException(
                        ErrorCode.TLS_FAILED, "no trusted connection to [" + Shown.of(url) + "]: " + reason(t, url));
            }
            if (t instanceof HttpConnectTimeoutException) {
                return new TransferException(
                        ErrorCode.TRANSFER_TIMEOUT, "no connection to [" + Shown.of(url) + "] in time");
            }
            if (t instanceof HttpTimeoutException) {
                return new TransferException(
                        ErrorCode.TRANSFER_TIMEOUT, "no answer from [" + Shown.of(url) + "] in time");
            }
        }
        return new TransferException(
                ErrorCode.TRANSFER_FAILED, "[" + Shown.of(url) + "] failed: " + reason(cause, url));
    }

    private static String reason(Throwable cause, URI url) {
        Throwable root = cause;
        while (root.getMessage() == null && root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? "" : " " + root.getMessage();
        String query = url.getRawQuery();
        String safe = query == null || query.isEmpty() ? message : message.replace(query, "…");
        return Shown.of(root.getClass().getSimpleName() + safe);
    }
}
