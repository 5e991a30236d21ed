package dev.modelwire.engine.litert.internal;

import dev.modelwire.engine.support.internal.EngineRegistration;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Offers the engine while the bundle runs, if this platform has the native library. */
@Component(
        name = "dev.modelwire.engine.litert.LitertEngine",
        immediate = true,
        service = {})
public final class LitertEngineComponent {

    /** Above the other engine for the same format: newer, faster and with a verifier. */
    private static final int RANKING = 10;

    private final EngineRegistration registration;

    @Activate
    public LitertEngineComponent(BundleContext context) {
        registration = new EngineRegistration(
                context,
                LitertEngine.NAME,
                RANKING,
                LitertEngineFactory.class,
                (directory, blueprints) -> new LitertEngine(LitertRuntime.load(directory), blueprints));
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
