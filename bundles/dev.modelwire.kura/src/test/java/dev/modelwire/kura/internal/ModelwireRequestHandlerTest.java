package dev.modelwire.kura.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.request.RequestHandler;
import org.eclipse.kura.cloudconnection.request.RequestHandlerRegistry;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.message.KuraResponsePayload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelwireRequestHandlerTest {

    private final ModelwireRequestHandler handler = new ModelwireRequestHandler();
    private final RecordedSync sync = new RecordedSync();

    private static KuraMessage request(String... segments) {
        return new KuraMessage(new KuraPayload(), Map.of("args", List.of(segments)));
    }

    private static KuraResponsePayload response(KuraMessage message) {
        return new KuraResponsePayload(message.getPayload());
    }

    private static String body(KuraMessage message) {
        assertEquals(200, response(message).getResponseCode());
        return new String(message.getPayload().getBody(), StandardCharsets.UTF_8);
    }

    private static void assertRefused(KuraErrorCode code, Executable call) {
        assertEquals(code, assertThrows(KuraException.class, call).getCode());
    }

    @Test
    void get_reported_isTheServicesDocument() throws Exception {
        handler.bindSync(sync);

        KuraMessage reply = handler.doGet(null, request("reported"));

        assertEquals("{\"modelwire-reported\":1,\"state\":\"größer\"}", body(reply));
        assertEquals("reported/1", reply.getPayload().getMetric("modelwire.format"));
    }

    @Test
    void get_desired_isTheServicesDocument() throws Exception {
        handler.bindSync(sync);

        KuraMessage reply = handler.doGet(null, request("desired"));

        assertEquals(sync.desired(), body(reply));
        assertEquals("desired/1", reply.getPayload().getMetric("modelwire.format"));
    }

    @Test
    void get_whileTheServiceIsAway_saysSo() throws Exception {
        assertEquals(
                "{\"modelwire-reported\":1,\"state\":\"starting\"}", body(handler.doGet(null, request("reported"))));
        assertEquals("{\"modelwire-health\":1,\"sync\":\"down\"}", body(handler.doGet(null, request("health"))));
        assertRefused(KuraErrorCode.SERVICE_UNAVAILABLE, () -> handler.doGet(null, request("desired")));
        assertRefused(KuraErrorCode.SERVICE_UNAVAILABLE, () -> handler.doExec(null, request("sync")));
    }

    @Test
    void get_health_followsTheService() throws Exception {
        handler.bindSync(sync);
        assertEquals("{\"modelwire-health\":1,\"sync\":\"up\"}", body(handler.doGet(null, request("health"))));

        handler.unbindSync(sync);
        assertEquals("{\"modelwire-health\":1,\"sync\":\"down\"}", body(handler.doGet(null, request("health"))));
    }

    @Test
    void unbindSync_afterItsSuccessorWasBound_keepsTheSuccessor() throws Exception {
        handler.bindSync(sync);
        handler.bindSync(new RecordedSync());

        handler.unbindSync(sync);

        assertEquals("{\"modelwire-health\":1,\"sync\":\"up\"}", body(handler.doGet(null, request("health"))));
    }

    @Test
    void exec_sync_asksTheService() throws Exception {
        handler.bindSync(sync);

        assertEquals(200, response(handler.doExec(null, request("sync"))).getResponseCode());

        assertEquals(List.of("sync!"), sync.told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "Reported", "sync", "reported/x"})
    void get_unknownResource_notFound(String resource) {
        handler.bindSync(sync);

        assertRefused(KuraErrorCode.NOT_FOUND, () -> handler.doGet(null, request(resource.split("/"))));
    }

    @Test
    void exec_unknownResource_notFound() {
        assertRefused(KuraErrorCode.NOT_FOUND, () -> handler.doExec(null, request("reported")));
    }

    @Test
    void request_withoutResource_badRequest() {
        assertRefused(KuraErrorCode.BAD_REQUEST, () -> handler.doGet(null, request()));
        assertRefused(KuraErrorCode.BAD_REQUEST, () -> handler.doGet(null, new KuraMessage(new KuraPayload())));
        assertRefused(KuraErrorCode.BAD_REQUEST, () -> handler.doExec(null, request()));
    }

    @Test
    void otherMethods_badRequest() {
        assertRefused(KuraErrorCode.BAD_REQUEST, () -> handler.doPut(null, request("desired")));
        assertRefused(KuraErrorCode.BAD_REQUEST, () -> handler.doPost(null, request("desired")));
        assertRefused(KuraErrorCode.BAD_REQUEST, () -> handler.doDel(null, request("desired")));
    }

    @Test
    void registries_comeAndGo_handlerIsRegisteredWithEach() {
        var first = new Registry(false);
        var second = new Registry(false);

        handler.bindRegistry(first);
        handler.bindRegistry(second);
        handler.unbindRegistry(first);

        assertEquals(List.of("MODELWIRE-V1 registered", "MODELWIRE-V1 unregistered"), first.calls);
        assertEquals(List.of("MODELWIRE-V1 registered"), second.calls);
    }

    @Test
    void registry_failsOnBothCalls_othersStillServed() {
        var broken = new Registry(true);
        var working = new Registry(false);

        handler.bindRegistry(broken);
        handler.unbindRegistry(broken);
        handler.bindRegistry(working);

        assertEquals(List.of("MODELWIRE-V1 registered"), working.calls);
    }

    private static final class Registry implements RequestHandlerRegistry {

        final List<String> calls = new ArrayList<>();
        private final boolean broken;

        Registry(boolean broken) {
            this.broken = broken;
        }

        @Override
        public void registerRequestHandler(String id, RequestHandler requestHandler) throws KuraException {
            call(id + " registered");
        }

        @Override
        public void unregister(String id) throws KuraException {
            call(id + " unregistered");
        }

        private void call(String what) throws KuraException {
            if (broken) {
                throw new KuraException(KuraErrorCode.INVALID_PARAMETER, "already or not registered");
            }
            calls.add(what);
        }
    }
}
