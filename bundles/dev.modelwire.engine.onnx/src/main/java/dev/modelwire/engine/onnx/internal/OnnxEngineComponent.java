package dev.modelwire.engine.onnx.internal;

import dev.modelwire.engine.support.internal.EngineRegistration;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Offers the engine while the bundle runs, if this platform has the native library. */
@Component(
        name = "dev.modelwire.engine.onnx.OnnxEngine",
        immediate = true,
        service = {})
public final class OnnxEngineComponent {

    private final EngineRegistration registration;

    @Activate
    public OnnxEngineComponent(BundleContext context) {
        registration = new EngineRegistration(
                context,
                OnnxEngine.NAME,
                0,
                OnnxEngineFactory.class,
                (directory, blueprints) -> new OnnxEngine(OnnxNatives.load(directory), blueprints));
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
