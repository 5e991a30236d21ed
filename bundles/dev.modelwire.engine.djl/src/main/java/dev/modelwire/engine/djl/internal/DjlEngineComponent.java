package dev.modelwire.engine.djl.internal;

import dev.modelwire.engine.support.internal.EngineRegistration;
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

    private final EngineRegistration registration;

    @Activate
    public DjlEngineComponent(BundleContext context) {
        registration = new EngineRegistration(
                context,
                TfliteEngine.NAME,
                0,
                DjlEngineFactory.class,
                (directory, blueprints) -> new TfliteEngine(TfliteRuntime.load(directory), blueprints));
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
