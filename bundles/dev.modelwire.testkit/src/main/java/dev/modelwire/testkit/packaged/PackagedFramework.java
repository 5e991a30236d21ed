package dev.modelwire.testkit.packaged;

import dev.modelwire.engine.api.Engine;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.util.tracker.ServiceTracker;

/**
 * The gateway's framework with one packaged bundle (system property {@code bundle.jar}) and nothing else that a gateway
 * would have to bring.
 */
public final class PackagedFramework implements AutoCloseable {

    /** The bundle under test. */
    public static final Path BUNDLE = Path.of(System.getProperty("bundle.jar", "no property bundle.jar"));

    private final Framework framework;
    private final Bundle bundle;

    private PackagedFramework(Framework framework, Bundle bundle) {
        this.framework = framework;
        this.bundle = bundle;
    }

    /** Starts the framework and in it the bundle; its files lie in the given directory. */
    public static PackagedFramework start(Path storage) throws Exception {
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        storage.toString(),
                        Constants.FRAMEWORK_STORAGE_CLEAN,
                        Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT,
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        "dev.modelwire.engine.api;version=1.2.0,org.slf4j;version=1.7.36"));
        framework.start();
        BundleContext context = framework.getBundleContext();
        for (String type : new String[] {
            "org.osgi.util.function.Function", "org.osgi.util.promise.Promise", "org.apache.felix.scr.impl.Activator"
        }) {
            context.installBundle(jarOf(type).toUri().toString()).start();
        }
        Bundle bundle = context.installBundle(BUNDLE.toUri().toString());
        bundle.start();
        return new PackagedFramework(framework, bundle);
    }

    /** Returns the bundle under test. */
    public Bundle bundle() {
        return bundle;
    }

    /** Updates the bundle in place with the same content. */
    public void update() throws Exception {
        bundle.update(Files.newInputStream(BUNDLE));
    }

    /** Resolves the bundle anew, which gives it another class loader, and waits until that is done. */
    public void refresh() throws InterruptedException {
        CountDownLatch refreshed = new CountDownLatch(1);
        framework.adapt(FrameworkWiring.class).refreshBundles(List.of(bundle), event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                refreshed.countDown();
            }
        });
        if (!refreshed.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the framework did not refresh the bundle");
        }
    }

    /** Waits for the engine that comes after the given one; the load thread brings it. */
    public Engine engineAfter(@Nullable Engine previous) throws InterruptedException {
        ServiceTracker<Engine, Engine> tracker = new ServiceTracker<>(framework.getBundleContext(), Engine.class, null);
        tracker.open();
        try {
            Engine engine = tracker.waitForService(30_000);
            if (engine == null || engine == previous) {
                throw new IllegalStateException("no new engine was registered within 30 s");
            }
            return engine;
        } finally {
            tracker.close();
        }
    }

    /** Tells whether an engine is offered. */
    public boolean hasEngine() {
        ServiceReference<Engine> reference = framework.getBundleContext().getServiceReference(Engine.class);
        return reference != null;
    }

    @Override
    public void close() throws BundleException {
        framework.stop();
        try {
            framework.waitForStop(30_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the clauses of an Import-Package header that are not optional, sorted. */
    public static List<String> mandatory(String imports) {
        return Stream.of(imports.split(",(?=[a-z])"))
                .filter(clause -> !clause.contains("resolution:=optional"))
                .sorted()
                .toList();
    }

    private static Path jarOf(String type) throws ClassNotFoundException, URISyntaxException {
        return Path.of(Class.forName(type, false, PackagedFramework.class.getClassLoader())
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }
}
