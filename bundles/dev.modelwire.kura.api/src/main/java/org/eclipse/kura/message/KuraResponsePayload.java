package org.eclipse.kura.message;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The payload of an answer: a code in the manner of HTTP and, for a failure, its message and stack. */
@ProviderType
public class KuraResponsePayload extends KuraPayload {

    public static final int RESPONSE_CODE_OK = 200;
    public static final int RESPONSE_CODE_BAD_REQUEST = 400;
    public static final int RESPONSE_CODE_NOTFOUND = 404;
    public static final int RESPONSE_CODE_ERROR = 500;
    public static final String METRIC_RESPONSE_CODE = "response.code";
    public static final String METRIC_EXCEPTION_MSG = "response.exception.message";
    public static final String METRIC_EXCEPTION_STACK = "response.exception.stack";

    public KuraResponsePayload(int responseCode) {
        addMetric(METRIC_RESPONSE_CODE, responseCode);
    }

    public KuraResponsePayload(@Nullable Throwable t) {
        this(RESPONSE_CODE_ERROR, t);
    }

    public KuraResponsePayload(int responseCode, @Nullable Throwable t) {
        addMetric(METRIC_RESPONSE_CODE, responseCode);
        putException(t);
    }

    public KuraResponsePayload(KuraPayload kuraPayload) {
        copyFrom(kuraPayload);
    }

    /** The code; an illegal state if the payload this was made from has none. */
    public int getResponseCode() {
        if (getMetric(METRIC_RESPONSE_CODE) instanceof Integer code) {
            return code;
        }
        throw new IllegalStateException("Payload is no response: metric [" + METRIC_RESPONSE_CODE + "] is missing");
    }

    public void setResponseCode(int responseCode) {
        addMetric(METRIC_RESPONSE_CODE, responseCode);
    }

    public @Nullable String getExceptionMessage() {
        return (String) getMetric(METRIC_EXCEPTION_MSG);
    }

    public void setExceptionMessage(@Nullable String message) {
        putUnlessNull(METRIC_EXCEPTION_MSG, message);
    }

    public @Nullable String getExceptionStack() {
        return (String) getMetric(METRIC_EXCEPTION_STACK);
    }

    public void setExceptionStack(@Nullable String stack) {
        putUnlessNull(METRIC_EXCEPTION_STACK, stack);
    }

    public void setException(@Nullable Throwable t) {
        putException(t);
    }

    private void putException(@Nullable Throwable t) {
        if (t != null) {
            var stack = new StringWriter();
            t.printStackTrace(new PrintWriter(stack, true));
            putUnlessNull(METRIC_EXCEPTION_MSG, t.getMessage());
            putUnlessNull(METRIC_EXCEPTION_STACK, stack.toString());
        }
    }

    private void putUnlessNull(String name, @Nullable String value) {
        if (value != null) {
            addMetric(name, value);
        }
    }
}
