package dev.modelwire.gateway.internal.configuration;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.SelfConfiguringComponent;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The configurable services that carry a {@code kura.service.pid}; one without is logged and never looked at again. */
final class TrackedComponents extends ServiceTracker<Object, Object> {

    private static final Logger LOG = LoggerFactory.getLogger(TrackedComponents.class);

    private final Map<String, ServiceReference<Object>> references = new ConcurrentHashMap<>();

    TrackedComponents(BundleContext context) {
        super(context, filter(), null);
    }

    private static Filter filter() {
        try {
            return FrameworkUtil.createFilter("(|(objectClass=" + ConfigurableComponent.class.getName()
                    + ")(objectClass=" + SelfConfiguringComponent.class.getName() + "))");
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public @Nullable Object addingService(ServiceReference<Object> reference) {
        if (reference.getProperty(CmStore.KURA_SERVICE_PID) instanceof String pid) {
            references.put(pid, reference);
            return super.addingService(reference);
        }
        LOG.warn("Configurable service {} has no kura.service.pid: it is ignored", reference);
        return null;
    }

    @Override
    public void removedService(ServiceReference<Object> reference, Object service) {
        references.values().remove(reference);
        super.removedService(reference, service);
    }

    Set<String> pids(@Nullable Filter filter) {
        var pids = new TreeSet<String>();
        references.forEach((pid, reference) -> {
            if (filter == null || filter.match(reference)) {
                pids.add(pid);
            }
        });
        return pids;
    }

    @Nullable
    SelfConfiguringComponent selfConfiguring(String pid) {
        var reference = references.get(pid);
        return reference != null && getService(reference) instanceof SelfConfiguringComponent self ? self : null;
    }
}
