package dev.modelwire.gateway.internal.graph;

import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.graph.Constants;
import org.eclipse.kura.wire.graph.MultiportWireConfiguration;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.wireadmin.Wire;
import org.osgi.service.wireadmin.WireAdmin;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the wires equal to the graph: a wire exists exactly while the graph names it and both its components are
 * registered. Works on a thread of its own, for components come and go under the locks of their runtime.
 */
final class WireBinder extends ServiceTracker<WireComponent, ServiceReference<WireComponent>> {

    private static final Logger LOG = LoggerFactory.getLogger(WireBinder.class);

    /** The services at the two ends: when one is registered anew, the wire is made anew. */
    private record Ends(ServiceReference<?> emitter, ServiceReference<?> receiver) {}

    private record Connected(Wire wire, Ends ends) {}

    private final WireAdmin wireAdmin;
    private final ExecutorService executor;

    /** Kept here, for a tracker lists a service only after {@link #addingService} has returned. */
    private final Set<ServiceReference<WireComponent>> registered = ConcurrentHashMap.newKeySet();

    private final Map<MultiportWireConfiguration, Connected> connected = new HashMap<>();
    private volatile GraphDocument graph = GraphDocument.EMPTY;

    WireBinder(BundleContext context, WireAdmin wireAdmin) {
        this(context, wireAdmin, Executors.newSingleThreadExecutor(task -> {
            var thread = new Thread(task, "gateway-wire-graph");
            thread.setDaemon(true);
            return thread;
        }));
    }

    WireBinder(BundleContext context, WireAdmin wireAdmin, ExecutorService executor) {
        super(context, WireComponent.class, null);
        this.wireAdmin = wireAdmin;
        this.executor = executor;
    }

    void use(GraphDocument newGraph) {
        graph = newGraph;
        submit();
    }

    @Override
    public ServiceReference<WireComponent> addingService(ServiceReference<WireComponent> reference) {
        registered.add(reference);
        submit();
        return reference;
    }

    @Override
    public void removedService(ServiceReference<WireComponent> reference, ServiceReference<WireComponent> service) {
        registered.remove(reference);
        submit();
    }

    private void submit() {
        try {
            executor.execute(this::reconcile);
        } catch (RejectedExecutionException e) {
            LOG.debug("The wire graph is closed", e);
        }
    }

    void shutdown() {
        close();
        executor.shutdown();
        try {
            if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("The wire graph did not come to rest within 5 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void reconcile() {
        try {
            var present = present();
            var wanted = new HashMap<MultiportWireConfiguration, Ends>();
            for (var wire : graph.wires()) {
                var emitter = present.get(wire.getEmitterPid());
                var receiver = present.get(wire.getReceiverPid());
                if (emitter != null && receiver != null) {
                    wanted.put(wire, new Ends(emitter, receiver));
                }
            }
            connected.entrySet().removeIf(entry -> {
                var stale = !entry.getValue().ends().equals(wanted.get(entry.getKey()));
                if (stale) {
                    wireAdmin.deleteWire(entry.getValue().wire());
                }
                return stale;
            });
            wanted.forEach((wire, ends) -> connected.computeIfAbsent(wire, w -> connect(w, ends)));
        } catch (RuntimeException e) {
            LOG.error("The wire graph could not be put in force", e);
        }
    }

    private @Nullable Connected connect(MultiportWireConfiguration wire, Ends ends) {
        if (!(ends.emitter().getProperty("service.pid") instanceof String producer)
                || !(ends.receiver().getProperty("service.pid") instanceof String consumer)) {
            return null;
        }
        return new Connected(wireAdmin.createWire(producer, consumer, properties(wire)), ends);
    }

    @SuppressWarnings("JdkObsolete") // Wire Admin takes a Dictionary
    private static Hashtable<String, Object> properties(MultiportWireConfiguration wire) {
        var properties = new Hashtable<String, Object>();
        properties.put(Constants.WIRE_EMITTER_PORT_PROP_NAME.value(), wire.getEmitterPort());
        properties.put(Constants.WIRE_RECEIVER_PORT_PROP_NAME.value(), wire.getReceiverPort());
        properties.put(Constants.EMITTER_KURA_SERVICE_PID_PROP_NAME.value(), wire.getEmitterPid());
        properties.put(Constants.RECEIVER_KURA_SERVICE_PID_PROP_NAME.value(), wire.getReceiverPid());
        return properties;
    }

    private Map<String, ServiceReference<?>> present() {
        var present = new HashMap<String, ServiceReference<?>>();
        for (var reference : registered) {
            if (reference.getProperty(ConfigurationService.KURA_SERVICE_PID) instanceof String pid) {
                present.put(pid, reference);
            }
        }
        return present;
    }
}
