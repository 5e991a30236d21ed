package dev.modelwire.kura.internal;

import dev.modelwire.kura.internal.request.Response;
import java.nio.charset.StandardCharsets;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.message.KuraResponsePayload;

/** Answers to the cloud. The host replaces the text of its own exceptions, so refusals are answers like others. */
final class Replies {

    static final String FORMAT = "modelwire.format";

    private Replies() {}

    static KuraMessage of(Response response) {
        var payload = new KuraResponsePayload(response.code());
        if (!response.format().isEmpty()) {
            payload.addMetric(FORMAT, response.format());
            payload.setBody(response.body().getBytes(StandardCharsets.UTF_8));
        }
        if (!response.message().isEmpty()) {
            payload.setExceptionMessage(response.message());
        }
        return new KuraMessage(payload);
    }
}
