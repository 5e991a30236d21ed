package dev.modelwire.bndrun;

import dev.modelwire.gateway.launcher.Gateway;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceListener;

/** What of the product runs in a gateway, seen from outside its framework and therefore by names. */
final class RunningProduct {

    static final Set<String> BUNDLES = Set.of(
            "dev.modelwire.api",
            "dev.modelwire.engine.api",
            "dev.modelwire.engine.djl",
            "dev.modelwire.engine.litert",
            "dev.modelwire.evaluation",
            "dev.modelwire.inference",
            "dev.modelwire.kura",
            "dev.modelwire.store",
            "dev.modelwire.sync",
            "dev.modelwire.watch",
            "dev.modelwire.wire");
    static final List<String> SERVICES = List.of(
            "dev.modelwire.api.desired.ModelSyncService",
            "dev.modelwire.api.inference.InferenceService",
            "dev.modelwire.api.store.ModelStore",
            "dev.modelwire.engine.api.Engine");

    private static final Set<String> HOST = Set.of("dev.modelwire.gateway", "dev.modelwire.kura.api");
    private static final long STILL_SECONDS = 30;

    private final Gateway gateway;
    private final BundleContext context;

    RunningProduct(Gateway gateway) {
        this.gateway = gateway;
        this.context = gateway.bundleContext();
    }

    /** Returns when all services are there and nothing waits, or when the service registry has been still for long. */
    void awaitWhole() throws InterruptedException {
        Semaphore events = new Semaphore(0);
        ServiceListener listener = event -> events.release();
        context.addServiceListener(listener);
        try {
            while (!isWhole() && events.tryAcquire(STILL_SECONDS, TimeUnit.SECONDS)) {
                events.drainPermits();
            }
        } finally {
            context.removeServiceListener(listener);
        }
    }

    private boolean isWhole() {
        return missingServices().isEmpty() && gateway.isHealthy();
    }

    List<String> missingServices() {
        return SERVICES.stream().filter(service -> !isThere(service)).toList();
    }

    private boolean isThere(String service) {
        try {
            return context.getAllServiceReferences(service, null) != null;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** States by symbolic name. */
    Map<String, Integer> bundles() {
        return Arrays.stream(context.getBundles())
                .collect(Collectors.toMap(Bundle::getSymbolicName, Bundle::getState, (a, b) -> a, TreeMap::new));
    }

    Set<String> productBundles() {
        return bundles().keySet().stream()
                .filter(name -> name.startsWith("dev.modelwire.") && !HOST.contains(name))
                .collect(Collectors.toSet());
    }

    Map<String, Integer> idleBundles() {
        return bundles().entrySet().stream()
                .filter(bundle -> bundle.getKey().startsWith("dev.modelwire.") && bundle.getValue() != Bundle.ACTIVE)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
