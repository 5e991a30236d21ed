package dev.modelwire.benchmarks;

import dev.modelwire.api.inference.InferenceService;
import dev.modelwire.wire.internal.ModelInferenceComponent;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.ComponentContext;

/** The wire component between an emitter and two sinks. */
final class WireInference implements AutoCloseable {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final ModelInferenceComponent component;

    /** Scores in the emitter's thread if the settings do not say otherwise; they differ from the defaults. */
    WireInference(InferenceService service, Map<String, Object> settings, WireReceiver results, WireReceiver rejects)
            throws ReflectiveOperationException {
        Map<String, Object> all = new HashMap<>(settings);
        all.putIfAbsent("model", Serving.MODEL.value());
        all.putIfAbsent("mode", "synchronous");
        Class<?> config = Class.forName(ModelInferenceComponent.class.getPackageName() + ".ModelInferenceConfig");
        component = ModelInferenceComponent.class
                .getConstructor(WireHelperService.class, ComponentContext.class, config)
                .newInstance(
                        new Wires(results, rejects),
                        context(NAMES.incrementAndGet()),
                        Components.configuration(config, all));
        Components.call(component, "bindInferenceService", new Class<?>[] {InferenceService.class}, service);
    }

    @SuppressWarnings("JdkObsolete") // the framework gives a Dictionary
    private static Object context(int number) {
        Dictionary<String, Object> properties = new Hashtable<>(Map.of("kura.service.pid", "benchmark-" + number));
        Object registration = Components.proxy(ServiceRegistration.class, (proxy, method, arguments) -> null);
        Object bundle = Components.proxy(
                BundleContext.class,
                (proxy, method, arguments) -> method.getName().equals("registerService") ? registration : null);
        return Components.proxy(ComponentContext.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getProperties" -> properties;
            case "getBundleContext" -> bundle;
            default -> null;
        });
    }

    WireReceiver receiver() {
        return component;
    }

    @Override
    public void close() throws ReflectiveOperationException {
        Components.call(component, "deactivate", new Class<?>[0]);
    }
}
