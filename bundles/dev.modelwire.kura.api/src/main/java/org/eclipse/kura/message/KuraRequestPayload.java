package org.eclipse.kura.message;

import java.text.ParseException;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The payload of a request: it says which request this is and who is to get the answer. */
@ProviderType
public class KuraRequestPayload extends KuraPayload {

    public static final String METRIC_REQUEST_ID = "request.id";
    public static final String REQUESTER_CLIENT_ID = "requester.client.id";

    public KuraRequestPayload() {}

    public KuraRequestPayload(KuraPayload payload) {
        copyFrom(payload);
    }

    public @Nullable String getRequestId() {
        return (String) getMetric(METRIC_REQUEST_ID);
    }

    public void setRequestId(String requestId) {
        addMetric(METRIC_REQUEST_ID, requestId);
    }

    public @Nullable String getRequesterClientId() {
        return (String) getMetric(REQUESTER_CLIENT_ID);
    }

    public void setRequesterClientId(String requesterClientId) {
        addMetric(REQUESTER_CLIENT_ID, requesterClientId);
    }

    /** Takes a received payload for a request; fails if one of the two ids is missing. */
    public static KuraRequestPayload buildFromKuraPayload(KuraPayload payload) throws ParseException {
        for (var required : new String[] {METRIC_REQUEST_ID, REQUESTER_CLIENT_ID}) {
            if (payload.getMetric(required) == null) {
                throw new ParseException("Payload is no request: metric [" + required + "] is missing", 0);
            }
        }
        return new KuraRequestPayload(payload);
    }
}
