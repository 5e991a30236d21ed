package dev.modelwire.kura.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.listener.CloudDeliveryListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.publisher.CloudNotificationPublisher;
import org.eclipse.kura.cloudconnection.request.RequestHandler;
import org.eclipse.kura.cloudconnection.request.RequestHandlerContext;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.message.KuraPosition;
import org.eclipse.kura.message.KuraRequestPayload;
import org.eclipse.kura.message.KuraResponsePayload;
import org.junit.jupiter.api.Test;

class MessageValuesTest {

    @Test
    void kuraPayload_metrics_areKeptByName() {
        var payload = new KuraPayload();
        payload.addMetric("a", 1L);
        payload.addMetric("b", "text");
        payload.addMetric("none", null);
        payload.removeMetric("b");

        assertEquals(1L, payload.getMetric("a"));
        assertNull(payload.getMetric("b"));
        assertEquals(Set.of("a", "none"), payload.metricNames());
        assertEquals("a", payload.metricsIterator().next());
        assertThrows(
                UnsupportedOperationException.class, () -> payload.metrics().clear());
        payload.removeAllMetrics();
        assertTrue(payload.metrics().isEmpty());
        assertNull(payload.getTimestamp());
        assertNull(payload.getBody());
    }

    @Test
    void kuraMessage_mapChangedOutside_staysTheSame() {
        var properties = new HashMap<String, Object>(Map.of("args", List.of("x")));
        var message = new KuraMessage(new KuraPayload(), properties);
        properties.clear();

        assertEquals(Map.of("args", List.of("x")), message.getProperties());
        assertEquals(Map.of(), new KuraMessage(new KuraPayload()).getProperties());
    }

    @Test
    void buildFromKuraPayload_bothIds_keepsEverything() throws ParseException {
        var payload = new KuraPayload();
        payload.addMetric("request.id", "7");
        payload.addMetric("requester.client.id", "console");
        payload.setBody(new byte[] {1});
        payload.setPosition(new KuraPosition());

        var request = KuraRequestPayload.buildFromKuraPayload(payload);

        assertEquals("7", request.getRequestId());
        assertEquals("console", request.getRequesterClientId());
        assertArrayEquals(new byte[] {1}, request.getBody());
        assertEquals(payload.getPosition(), request.getPosition());
    }

    @Test
    void buildFromKuraPayload_idMissing_isRefused() {
        var payload = new KuraRequestPayload();
        payload.setRequestId("7");

        var refusal = assertThrows(ParseException.class, () -> KuraRequestPayload.buildFromKuraPayload(payload));

        assertEquals("Payload is no request: metric [requester.client.id] is missing", refusal.getMessage());
    }

    @Test
    void responsePayload_ofAThrowable_is500WithMessageAndStack() {
        var response = new KuraResponsePayload(new IllegalStateException("broken"));

        assertEquals(500, response.getResponseCode());
        assertEquals("broken", response.getExceptionMessage());
        assertTrue(String.valueOf(response.getExceptionStack()).contains("responsePayload_ofAThrowable"));
        assertEquals("broken", new KuraResponsePayload((KuraPayload) response).getExceptionMessage());
    }

    @Test
    void responsePayload_ofACode_hasNoException() {
        var response = new KuraResponsePayload(404);
        response.setExceptionMessage(null);

        assertEquals(Map.of("response.code", 404), response.metrics());
        assertThrows(IllegalStateException.class, () -> new KuraResponsePayload(new KuraPayload()).getResponseCode());
    }

    @Test
    void requestHandler_methodNotOverridden_refusesAsNotSupported() {
        var handler = new RequestHandler() {};
        var context = new RequestHandlerContext(new NoPublisher(), Map.of());
        var message = new KuraMessage(new KuraPayload());

        for (var call :
                List.<Call>of(handler::doGet, handler::doPut, handler::doPost, handler::doDel, handler::doExec)) {
            var refusal = assertThrows(KuraException.class, () -> call.on(context, message));
            assertEquals(KuraErrorCode.OPERATION_NOT_SUPPORTED, refusal.getCode());
        }
    }

    private interface Call {
        KuraMessage on(RequestHandlerContext context, KuraMessage message) throws KuraException;
    }

    private static final class NoPublisher implements CloudNotificationPublisher {

        @Override
        public String publish(KuraMessage message) {
            return "1";
        }

        @Override
        public void registerCloudConnectionListener(CloudConnectionListener cloudConnectionListener) {}

        @Override
        public void unregisterCloudConnectionListener(CloudConnectionListener cloudConnectionListener) {}

        @Override
        public void registerCloudDeliveryListener(CloudDeliveryListener cloudDeliveryListener) {}

        @Override
        public void unregisterCloudDeliveryListener(CloudDeliveryListener cloudDeliveryListener) {}
    }
}
