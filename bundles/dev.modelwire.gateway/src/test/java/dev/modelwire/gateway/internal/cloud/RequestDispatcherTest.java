package dev.modelwire.gateway.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.request.RequestHandler;
import org.eclipse.kura.cloudconnection.request.RequestHandlerContext;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.message.KuraResponsePayload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestDispatcherTest {

    private record Sent(String topic, KuraPayload payload, int qos) {}

    private final List<Sent> sent = new ArrayList<>();
    private final RequestDispatcher dispatcher = new RequestDispatcher(
            new Topics("acc", "dev"),
            (topic, payload, qos, retain) -> sent.add(new Sent(topic, payload, qos)),
            Runnable::run);

    private static KuraPayload request() {
        var payload = new KuraPayload();
        payload.addMetric("request.id", "7");
        payload.addMetric("requester.client.id", "cloud");
        return payload;
    }

    private static RequestHandler failing(Exception failure) {
        return new RequestHandler() {
            @Override
            public KuraMessage doGet(RequestHandlerContext context, KuraMessage message) throws KuraException {
                if (failure instanceof KuraException kura) {
                    throw kura;
                }
                throw (RuntimeException) failure;
            }
        };
    }

    private int code() {
        return (Integer) sent.get(0).payload().getMetric("response.code");
    }

    @Test
    void arrived_get_repliesWithWhatTheHandlerSays() throws KuraException {
        var seen = new ArrayList<Object>();
        dispatcher.registerRequestHandler("APP-V1", new RequestHandler() {
            @Override
            public KuraMessage doGet(RequestHandlerContext context, KuraMessage message) {
                seen.add(message.getProperties().get("args"));
                return new KuraMessage(new KuraResponsePayload(200));
            }
        });

        dispatcher.arrived("$EDC/acc/dev/APP-V1/GET/a/b", request());

        assertEquals("$EDC/acc/cloud/APP-V1/REPLY/7", sent.get(0).topic());
        assertEquals(0, sent.get(0).qos());
        assertEquals(200, code());
        assertEquals(List.of(List.of("a", "b")), seen);
    }

    @ParameterizedTest
    @CsvSource({"BAD_REQUEST, 400", "NOT_FOUND, 404", "INVALID_PARAMETER, 500", "OPERATION_NOT_SUPPORTED, 500"})
    void arrived_kuraException_mapsItsCode(KuraErrorCode error, int code) throws KuraException {
        dispatcher.registerRequestHandler("APP-V1", failing(new KuraException(error)));

        dispatcher.arrived("$EDC/acc/dev/APP-V1/GET/a", request());

        assertEquals(code, code());
    }

    @Test
    void arrived_runtimeException_is500() throws KuraException {
        dispatcher.registerRequestHandler("APP-V1", failing(new IllegalStateException("broken")));

        dispatcher.arrived("$EDC/acc/dev/APP-V1/GET/a", request());

        assertEquals(500, code());
        assertEquals("broken", sent.get(0).payload().getMetric("response.exception.message"));
    }

    @Test
    void arrived_unknownApp_getsNoReply() {
        dispatcher.arrived("$EDC/acc/dev/APP-V1/GET/a", request());

        assertTrue(sent.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"request.id", "requester.client.id"})
    void arrived_mandatoryMetricMissing_getsNoReply(String metric) throws KuraException {
        dispatcher.registerRequestHandler("APP-V1", failing(new IllegalStateException()));
        var request = request();
        request.removeMetric(metric);

        dispatcher.arrived("$EDC/acc/dev/APP-V1/GET/a", request);

        assertTrue(sent.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"$EDC/acc/dev/MQTT/BIRTH", "$EDC/acc/dev/BA/GET/x", "$EDC/acc/other/APP-V1/GET/x", "$EDC/acc/dev/APP-V1"
    })
    void arrived_noRequestTopic_isIgnored(String topic) throws KuraException {
        dispatcher.registerRequestHandler("APP-V1", failing(new IllegalStateException()));

        dispatcher.arrived(topic, request());

        assertTrue(sent.isEmpty());
    }

    @Test
    void register_twice_isRefused() throws KuraException {
        dispatcher.registerRequestHandler("APP-V1", new RequestHandler() {});

        assertThrows(KuraException.class, () -> dispatcher.registerRequestHandler("APP-V1", new RequestHandler() {}));
    }

    @Test
    void notify_allThreeProperties_goesToTheRequester() throws KuraException {
        var publisher = new NotificationPublisher(
                new Topics("acc", "dev"), (topic, payload, qos, retain) -> sent.add(new Sent(topic, payload, qos)));

        publisher.publish(new KuraMessage(
                new KuraPayload(), Map.of("appId", "APP-V1", "messageType", "sync", "requestorClientId", "cloud")));

        assertEquals("$EDC/acc/cloud/APP-V1/NOTIFY/dev/sync", sent.get(0).topic());
        assertThrows(
                IllegalArgumentException.class,
                () -> publisher.publish(new KuraMessage(new KuraPayload(), Map.of("appId", "APP-V1"))));
    }
}
