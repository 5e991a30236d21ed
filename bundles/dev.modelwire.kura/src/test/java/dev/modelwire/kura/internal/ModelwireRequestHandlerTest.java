package dev.modelwire.kura.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.modelwire.api.desired.Answer;
import dev.modelwire.api.reported.Convergence;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.reported.Report;
import dev.modelwire.kura.internal.thread.ManualWorker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.publisher.CloudNotificationPublisher;
import org.eclipse.kura.cloudconnection.request.RequestHandler;
import org.eclipse.kura.cloudconnection.request.RequestHandlerContext;
import org.eclipse.kura.cloudconnection.request.RequestHandlerRegistry;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.message.KuraResponsePayload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelwireRequestHandlerTest {

    private final ManualWorker worker = new ManualWorker();
    private final ModelwireRequestHandler handler = new ModelwireRequestHandler(worker);
    private final RecordedSync sync = new RecordedSync();
    private final List<KuraMessage> notified = new ArrayList<>();

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

    private static void assertCode(int code, KuraMessage message) {
        assertEquals(code, response(message).getResponseCode());
    }

    private RequestHandlerContext context() {
        CloudNotificationPublisher publisher = Fakes.fake(CloudNotificationPublisher.class, (proxy, method, args) -> {
            notified.add((KuraMessage) args[0]);
            return null;
        });
        return new RequestHandlerContext(publisher, Map.of("TENANT_ID", "acme", "DEVICE_ID", "gateway-7"));
    }

    private static KuraMessage put(String document) {
        KuraPayload payload = new KuraPayload();
        payload.addMetric("requester.client.id", "console");
        payload.addMetric("request.id", "77");
        payload.addMetric("job.id", 5L);
        payload.setBody(document.getBytes(StandardCharsets.UTF_8));
        return new KuraMessage(payload, Map.of("args", List.of("desired")));
    }

    @Test
    void put_desired_answersAtOnceAndNotifiesWithAllThatAPlatformNeeds() {
        handler.bindSync(sync);

        assertCode(200, handler.doPut(context(), put("{\"revision\":42}")));
        assertEquals(List.of(), notified);
        worker.run();
        sync.report(new Report("{}", "request", 42, new Convergence(Convergence.State.CONVERGED, 100, "1 model")));
        worker.run();

        assertEquals(List.of("request acme {\"revision\":42}"), sync.told);
        KuraMessage notice = notified.get(0);
        assertEquals(
                Map.of("appId", "MODELWIRE-V1", "messageType", "desired", "requestorClientId", "console"),
                notice.getProperties());
        assertEquals(
                Map.of(
                        "job.id", 5L,
                        "request.id", "77",
                        "client.id", "gateway-7",
                        "status", "COMPLETED",
                        "progress", 100,
                        "message", "1 model"),
                notice.getPayload().metrics());
    }

    @Test
    void put_refused_saysTheCodeInMessageAndBody() {
        handler.bindSync(sync);
        sync.answer = CompletableFuture.completedFuture(new Answer.Refused(ErrorCode.DESIRED_EXPIRED, "too late"));

        KuraMessage reply = handler.doPut(context(), put("{}"));

        assertCode(400, reply);
        assertEquals("DESIRED_EXPIRED: too late", response(reply).getExceptionMessage());
        assertEquals(
                "{\"code\":\"DESIRED_EXPIRED\",\"detail\":\"too late\"}",
                new String(reply.getPayload().getBody(), StandardCharsets.UTF_8));
    }

    @Test
    void exec_withoutRequester_isDoneAndNobodyIsTold() {
        handler.bindSync(sync);

        assertCode(200, handler.doExec(context(), request("retry", "pump")));
        worker.run();

        assertEquals(List.of(), sync.listeners);
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
        assertCode(500, handler.doGet(null, request("desired")));
        assertCode(500, handler.doExec(null, request("sync")));
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

        assertCode(404, handler.doGet(null, request(resource.split("/"))));
    }

    @Test
    void exec_unknownResource_notFound() {
        assertCode(404, handler.doExec(null, request("reported")));
    }

    @Test
    void request_withoutResource_badRequest() {
        assertCode(400, handler.doGet(null, request()));
        assertCode(400, handler.doGet(null, new KuraMessage(new KuraPayload())));
        assertCode(400, handler.doExec(null, request()));
    }

    @Test
    void post_badRequest() {
        assertCode(400, handler.doPost(null, request("desired")));
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
