package dev.modelwire.kura.internal;

import dev.modelwire.api.desired.HttpSource;
import dev.modelwire.api.desired.ReportOptions;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.desired.TransferOptions;
import dev.modelwire.api.store.StoreSettings;
import dev.modelwire.api.transport.Credentials;
import dev.modelwire.gateway.internal.cloud.DeviceLine;
import dev.modelwire.gateway.internal.cloud.ShadowCloud;
import dev.modelwire.inference.internal.InferenceComponent;
import dev.modelwire.inference.internal.InferenceUnderTest;
import dev.modelwire.store.internal.ModelStoreComponent;
import dev.modelwire.sync.internal.ModelSyncComponent;
import dev.modelwire.testkit.engine.FakeEngine;
import dev.modelwire.wire.internal.WireUnderTest;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process with the real store, sync service, inference, wire pipeline and cloud twin, until it is killed. Each record that
 * leaves the wire is a line: the number that the model has answered, or {@code reject}.
 */
public final class ChaosGateway {

    static final String MODEL = "pump";
    static final String REJECT = "reject";

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final long LARGEST = 1 << 20;

    private ChaosGateway() {}

    /** Takes the store's directory, the URI of the broker and that of the server. */
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true);
        URI server = URI.create(args[2]);
        ModelStoreComponent store = new ModelStoreComponent(settings(Path.of(args[0])));
        store.activate();
        InferenceComponent inference = InferenceUnderTest.of(store, new FakeEngine());
        ModelSyncComponent sync = new ModelSyncComponent(
                store,
                inference,
                () -> {
                    throw new GeneralSecurityException("plain HTTP only");
                },
                () -> "gw");
        sync.configure(new SyncOptions(
                true,
                "",
                List.of(),
                List.of(new HttpSource(server.resolve("/twin"), SECOND, new Credentials.None())),
                TransferOptions.of(SECOND.multipliedBy(2), SECOND.multipliedBy(2), LARGEST),
                new ReportOptions(List.of(server.resolve("/reported")), List.of(), SECOND)));
        twin(URI.create(args[1]), sync);
        WireUnderTest.run(MODEL, inference, result -> out.println(result.get("y_0")), () -> out.println(REJECT));
    }

    private static void twin(URI broker, ModelSyncComponent sync) throws Exception {
        Map<String, Object> values = Map.of("dialect", "aws", "thing.name", "gw");
        CloudTwinConfig config = CloudTwinConfig.class.cast(Proxy.newProxyInstance(
                CloudTwinConfig.class.getClassLoader(),
                new Class<?>[] {CloudTwinConfig.class},
                (proxy, method, args) ->
                        values.getOrDefault(method.getName().replace('_', '.'), method.getDefaultValue())));
        DeviceLine line = new DeviceLine(broker, "gateway");
        CloudTwin twin = new CloudTwin(config, Map.of("kura.service.pid", "twin"));
        twin.bindSync(sync);
        twin.bindSubscriber(line.subscriber(ShadowCloud.SHADOW + "/#"));
        for (String stub : List.of("/get", "/update")) {
            twin.bindPublisher(line.publisher(ShadowCloud.SHADOW + stub), Map.of("topic", ShadowCloud.SHADOW + stub));
        }
        line.connect();
    }

    private static StoreSettings settings(Path directory) {
        return StoreSettings.class.cast(Proxy.newProxyInstance(
                StoreSettings.class.getClassLoader(),
                new Class<?>[] {StoreSettings.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "directory" -> directory;
                    case "minimumFreeBytes" -> 0L;
                    case "quotaBytes" -> 0L;
                    case "versionsKept" -> 2;
                    case "problem" -> Optional.empty();
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }
}
