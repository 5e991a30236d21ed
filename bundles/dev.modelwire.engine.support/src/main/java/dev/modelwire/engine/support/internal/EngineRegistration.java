package dev.modelwire.engine.support.internal;

import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineFactory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the native library on a thread of its own, then registers the engine; takes both back in reverse order. */
public final class EngineRegistration {

    private static final Logger logger = LoggerFactory.getLogger(EngineRegistration.class);
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(5);

    private final BundleContext context;
    private final String name;
    private final int ranking;
    private final Class<? extends EngineFactory> factory;
    private final EngineLoader loader;
    private final Object lock = new Object();
    private boolean stopped;
    private @Nullable NativeEngine engine;
    private @Nullable ServiceRegistration<Engine> registration;

    /**
     * Takes what to offer.
     *
     * @param name the engine's name
     * @param ranking the service's ranking: of two engines for a format the higher is taken unless something else decides
     * @param factory what brings the engine up in a process of its own
     */
    public EngineRegistration(
            BundleContext context,
            String name,
            int ranking,
            Class<? extends EngineFactory> factory,
            EngineLoader loader) {
        this.context = context;
        this.name = name;
        this.ranking = ranking;
        this.factory = factory;
        this.loader = loader;
    }

    /** Begins to load; returns at once. */
    public void start() {
        daemon("modelwire-" + name + "-load", this::load);
    }

    /** Unregisters, then closes what is still open; gives up waiting for a running call at the deadline. */
    public void stop() {
        NativeEngine leaving;
        synchronized (lock) {
            stopped = true;
            leaving = engine;
            if (registration != null) {
                registration.unregister();
            }
        }
        if (leaving != null) {
            Thread closer = daemon("modelwire-" + name + "-close", leaving::close);
            try {
                closer.join(CLOSE_DEADLINE.toMillis());
                if (closer.isAlive()) {
                    logger.warn(
                            "Engine {} still runs a call after {}: its session closes when it ends",
                            name,
                            CLOSE_DEADLINE);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void load() {
        try {
            Path nativeDirectory = dataFile("native");
            Directories.removeContent(nativeDirectory);
            ChildClassPath child = new ChildClassPath(context, dataFile("child"), factory.getName());
            register(loader.load(nativeDirectory, child));
        } catch (EngineException e) {
            logger.warn("Engine {} is not offered: {}", name, e.getMessage());
        } catch (IOException | RuntimeException | LinkageError e) {
            logger.error("Engine {} is not offered: the native runtime did not start", name, e);
        }
    }

    private Path dataFile(String child) throws EngineException {
        File file = context.getDataFile(child);
        if (file == null) {
            throw new EngineException(
                    EngineException.Kind.UNAVAILABLE, "the framework has no file system: give it a storage area");
        }
        return file.toPath();
    }

    @SuppressWarnings("JdkObsolete") // the framework takes a Dictionary
    private void register(NativeEngine loaded) {
        synchronized (lock) {
            if (!stopped) {
                Dictionary<String, Object> properties = new Hashtable<>();
                properties.put("engine.name", loaded.name());
                properties.put("engine.version", loaded.version());
                properties.put(Constants.SERVICE_RANKING, ranking);
                engine = loaded;
                registration = context.registerService(Engine.class, loaded, properties);
                logger.info("Engine {} is offered, version {}", name, loaded.version());
            }
        }
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
