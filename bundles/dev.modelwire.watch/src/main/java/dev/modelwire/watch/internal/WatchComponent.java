package dev.modelwire.watch.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Hashtable;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.request.RequestHandlerRegistry;
import org.eclipse.kura.system.SystemService;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches as long as its bundle runs. */
@Component(
        name = "dev.modelwire.watch.Watch",
        immediate = true,
        service = {})
public final class WatchComponent {

    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final String LIST = "dpa.configuration";
    private static final Logger LOG = LoggerFactory.getLogger(WatchComponent.class);

    private final BundleContext context;
    private final Watch watch;
    private final PackageRequests requests;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "modelwire-watch");
        thread.setDaemon(true);
        return thread;
    });

    @Activate
    public WatchComponent(
            BundleContext context, @Reference ServiceComponentRuntime runtime, @Reference SystemService system) {
        this.context = context;
        @Nullable String list = context.getProperty(LIST);
        this.watch = new Watch(
                List.of(new BundleCheck(context)::look, new ComponentCheck(runtime)::look),
                new PackageBook(
                        Path.of(Objects.requireNonNullElseGet(
                                list, () -> system.getProperties().getProperty(LIST, "dpa.properties"))),
                        new GoodVersions(Path.of(system.getKuraDataDirectory(), "modelwire-packages.good"))));
        this.requests = new PackageRequests(watch, new DeploymentAgent(context)::install);
    }

    @Activate
    @SuppressWarnings({"FutureReturnValueIgnored", "JdkObsolete"}) // the framework takes a Dictionary
    void start() {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put("modelwire.report", "packages");
        context.registerService(Supplier.class, watch, properties);
        executor.scheduleWithFixedDelay(this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            watch.look();
        } catch (RuntimeException e) {
            LOG.warn("The packages could not be looked at: it is tried again", e);
        }
    }

    @Deactivate
    void stop() {
        executor.shutdownNow();
    }

    @Reference(
            name = "RequestHandlerRegistry",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void bindRegistry(RequestHandlerRegistry registry) {
        try {
            registry.registerRequestHandler(PackageRequests.APP_ID, requests);
        } catch (KuraException e) {
            LOG.warn("{} could not be registered with a cloud connection", PackageRequests.APP_ID, e);
        }
    }

    void unbindRegistry(RequestHandlerRegistry registry) {
        try {
            registry.unregister(PackageRequests.APP_ID);
        } catch (KuraException e) {
            LOG.debug("{} was not registered any more", PackageRequests.APP_ID, e);
        }
    }
}
