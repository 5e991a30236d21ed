package dev.modelwire.engine.djl.internal;

import java.time.Duration;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Offers the engine while the bundle runs, if this platform has the native library. */
@Component(
        name = "dev.modelwire.engine.djl.DjlTfliteEngine",
        immediate = true,
        service = {})
public final class DjlEngineComponent {

    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(5);

    private final EngineRegistration registration;

    @Activate
    public DjlEngineComponent(BundleContext context) {
        registration = new EngineRegistration(context, CLOSE_DEADLINE);
    }

    @Activate
    void activate() {
        registration.start();
    }

    @Deactivate
    void deactivate() {
        registration.stop();
    }
}
