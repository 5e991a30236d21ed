package dev.modelwire.engine.djl.internal;

import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineException;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the native library on a thread of its own, then registers the engine; takes both back in reverse order. */
final class EngineRegistration {

    private static final Logger logger = LoggerFactory.getLogger(EngineRegistration.class);

    private final BundleContext context;
    private final Duration closeDeadline;
    private final Object lock = new Object();
    private boolean stopped;
    private @Nullable TfliteEngine engine;
    private @Nullable ServiceRegistration<Engine> registration;

    EngineRegistration(BundleContext context, Duration closeDeadline) {
        this.context = context;
        this.closeDeadline = closeDeadline;
    }

    void start() {
        daemon("modelwire-djl-load", this::load);
    }

    /** Unregisters, then closes what is still open; gives up waiting for a running call at the deadline. */
    void stop() {
        TfliteEngine leaving;
        synchronized (lock) {
            stopped = true;
            leaving = engine;
            if (registration != null) {
                registration.unregister();
            }
        }
        if (leaving != null) {
            Thread closer = daemon("modelwire-djl-close", leaving::close);
            try {
                closer.join(closeDeadline.toMillis());
                if (closer.isAlive()) {
                    logger.warn(
                            "Engine djl-tflite still runs a call after {}: its session closes when it ends",
                            closeDeadline);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void load() {
        try {
            register(new TfliteEngine(TfliteRuntime.load(dataDirectory())));
        } catch (EngineException e) {
            logger.warn("Engine djl-tflite is not offered: {}", e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            logger.error("Engine djl-tflite is not offered: the native runtime did not start", e);
        }
    }

    private Path dataDirectory() throws EngineException {
        File directory = context.getDataFile("native");
        if (directory == null) {
            throw new EngineException(
                    EngineException.Kind.UNAVAILABLE, "the framework has no file system: give it a storage area");
        }
        return directory.toPath();
    }

    @SuppressWarnings("JdkObsolete") // the framework takes a Dictionary
    private void register(TfliteEngine loaded) {
        synchronized (lock) {
            if (!stopped) {
                Dictionary<String, Object> properties = new Hashtable<>();
                properties.put("engine.name", loaded.name());
                properties.put("engine.version", loaded.version());
                engine = loaded;
                registration = context.registerService(Engine.class, loaded, properties);
                logger.info("Engine djl-tflite is offered with TFLite {}", loaded.version());
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
