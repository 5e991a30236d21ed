package dev.modelwire.kura.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.ModelSyncService;
import dev.modelwire.api.reported.Convergence;
import dev.modelwire.api.reported.Report;
import dev.modelwire.api.reported.ReportListener;
import dev.modelwire.gateway.internal.cloud.ShadowCloud;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.cloudconnection.subscriber.CloudSubscriber;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The component as it is, over a real broker and real sockets. */
class CloudTwinOverBrokerTest {

    private static final Map<String, Object> CONFIG = Map.of("dialect", "aws", "thing.name", "gw");

    private final BlockingQueue<String> offered = new LinkedBlockingQueue<>();
    private final List<ReportListener> listeners = new CopyOnWriteArrayList<>();
    private ShadowCloud cloud;
    private CloudTwin twin;

    @BeforeEach
    void connect() throws Exception {
        cloud = new ShadowCloud();
        cloud.desire("{\"modelwire\":{\"modelwire\":1,\"revision\":1,\"models\":[]}}");
        CloudTwinConfig config = CloudTwinConfig.class.cast(Proxy.newProxyInstance(
                CloudTwinConfig.class.getClassLoader(),
                new Class<?>[] {CloudTwinConfig.class},
                (proxy, method, args) ->
                        CONFIG.getOrDefault(method.getName().replace('_', '.'), method.getDefaultValue())));
        twin = new CloudTwin(config, Map.of("kura.service.pid", "twin"));
        twin.bindSync(sync());
        CloudSubscriber subscriber = cloud.subscriber();
        twin.bindSubscriber(subscriber);
        twin.bindPublisher(cloud.publisher("/get"), Map.of("topic", ShadowCloud.SHADOW + "/get"));
        twin.bindPublisher(cloud.publisher("/update"), Map.of("topic", ShadowCloud.SHADOW + "/update"));
    }

    @AfterEach
    void disconnect() {
        twin.close();
        cloud.close();
    }

    private ModelSyncService sync() {
        return ModelSyncService.class.cast(Proxy.newProxyInstance(
                ModelSyncService.class.getClassLoader(),
                new Class<?>[] {ModelSyncService.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "offer" -> {
                        offered.add(args[1] + " " + args[2]);
                        yield new CompletableFuture<>();
                    }
                    case "onReport" -> {
                        listeners.add((ReportListener) args[0]);
                        yield (AutoCloseable) () -> {};
                    }
                    case "hashCode" -> 1;
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }

    private String nextOffered() throws InterruptedException {
        return offered.poll(30, TimeUnit.SECONDS);
    }

    private void report(int revision) {
        Report report = new Report(
                "{\"modelwire-reported\":1,\"revision\":" + revision + "}",
                "cloud",
                revision,
                new Convergence(Convergence.State.CONVERGED, 100, ""));
        listeners.forEach(listener -> listener.reported(report));
    }

    private static String document(int revision) {
        return "{\"modelwire\":1,\"revision\":" + revision + ",\"models\":[]}";
    }

    @Test
    void twin_desiredAndReported_goThroughARealBroker() throws Exception {
        assertEquals("twin " + document(1), nextOffered());

        report(1);

        assertTrue(cloud.nextReported().contains("\"revision\":1,"));
        cloud.desire("{\"modelwire\":" + document(2) + "}");
        assertEquals("twin " + document(2), nextOffered());
    }

    @Test
    void t10_brokerGoneWhileTheDesiredStateChanges_isLearntAndReportedAgain() throws Exception {
        assertEquals("twin " + document(1), nextOffered());
        report(1);
        assertTrue(cloud.nextReported().contains("\"revision\":1,"));

        int port = cloud.breakDown();
        cloud.desire("{\"modelwire\":" + document(3) + "}");
        cloud.recover(port);

        assertEquals("twin " + document(3), nextOffered());
        assertTrue(cloud.nextReported().contains("\"revision\":1,"));
    }

    @Test
    void f5_reportWhileTheBrokerIsGone_arrivesAndTheLastOneWins() throws Exception {
        assertNotNull(nextOffered());
        int port = cloud.breakDown();
        for (int revision = 1; revision <= 100; revision++) {
            report(revision);
        }
        cloud.recover(port);

        String last = cloud.nextReported();
        while (!last.contains("\"revision\":100,")) {
            last = cloud.nextReported();
            assertNotNull(last, "the last report never came");
        }
    }
}
