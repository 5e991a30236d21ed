package dev.modelwire.kura.internal;

import java.nio.charset.StandardCharsets;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.message.KuraResponsePayload;

/** Successful answers to the cloud. */
final class Replies {

    static final String FORMAT = "modelwire.format";
    static final String STARTING = "{\"modelwire-reported\":1,\"state\":\"starting\"}";
    static final String UP = "{\"modelwire-health\":1,\"sync\":\"up\"}";
    static final String DOWN = "{\"modelwire-health\":1,\"sync\":\"down\"}";

    private Replies() {}

    static KuraMessage json(String format, String document) {
        var payload = new KuraResponsePayload(KuraResponsePayload.RESPONSE_CODE_OK);
        payload.addMetric(FORMAT, format);
        payload.setBody(document.getBytes(StandardCharsets.UTF_8));
        return new KuraMessage(payload);
    }

    static KuraMessage done() {
        return new KuraMessage(new KuraResponsePayload(KuraResponsePayload.RESPONSE_CODE_OK));
    }
}
