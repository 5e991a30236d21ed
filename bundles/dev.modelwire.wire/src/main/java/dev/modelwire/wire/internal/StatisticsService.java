package dev.modelwire.wire.internal;

import java.util.Hashtable;
import java.util.Map;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** Shows the counters of one instance to whoever looks for them, without a class of ours. */
public final class StatisticsService implements AutoCloseable {

    public static final String PROPERTY = "modelwire.stats";

    private final ServiceRegistration<?> registration;

    @SuppressWarnings("JdkObsolete") // the framework takes a Dictionary
    public StatisticsService(BundleContext context, String instance, Supplier<Map<String, Long>> counters) {
        registration = context.registerService(Supplier.class, counters, new Hashtable<>(Map.of(PROPERTY, instance)));
    }

    @Override
    @SuppressWarnings("EmptyCatch") // at a framework stop the registration may be gone already
    public void close() {
        try {
            registration.unregister();
        } catch (IllegalStateException e) {
            // gone: what was wanted
        }
    }
}
