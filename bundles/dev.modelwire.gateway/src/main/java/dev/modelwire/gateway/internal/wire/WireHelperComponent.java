package dev.modelwire.gateway.internal.wire;

import dev.modelwire.gateway.internal.configuration.FilterText;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireSupport;
import org.eclipse.kura.wire.graph.Constants;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Makes wire supports, and answers which service stands behind a component. */
@Component(
        name = "org.eclipse.kura.wire.WireHelperService",
        immediate = true,
        service = WireHelperService.class,
        property = "kura.service.pid=org.eclipse.kura.wire.WireHelperService")
public final class WireHelperComponent implements WireHelperService {

    private static final String SERVICE_PID = org.osgi.framework.Constants.SERVICE_PID;

    private final BundleContext context;

    @Activate
    public WireHelperComponent(BundleContext context) {
        this.context = context;
    }

    @Override
    public @Nullable String getPid(WireComponent wireComponent) {
        return property(reference(wireComponent), ConfigurationService.KURA_SERVICE_PID);
    }

    @Override
    public @Nullable String getServicePid(String wireComponentPid) {
        return property(reference(wireComponentPid), SERVICE_PID);
    }

    @Override
    public @Nullable String getServicePid(WireComponent wireComponent) {
        return property(reference(wireComponent), SERVICE_PID);
    }

    @Override
    public boolean isEmitter(String wireComponentPid) {
        return provides(wireComponentPid, WireEmitter.class);
    }

    @Override
    public boolean isReceiver(String wireComponentPid) {
        return provides(wireComponentPid, WireReceiver.class);
    }

    @Override
    public @Nullable WireSupport newWireSupport(
            WireComponent wireComponent, @Nullable ServiceReference<WireComponent> wireComponentRef) {
        if (wireComponentRef == null) {
            return null;
        }
        if (!(wireComponentRef.getProperty(SERVICE_PID) instanceof String servicePid)) {
            throw new IllegalArgumentException("Wire component " + wireComponentRef + " must have one service.pid");
        }
        Consumer<WireEnvelope> receiver = wireComponent instanceof WireReceiver r ? r::onWireReceive : envelope -> {};
        return new MultiportSupport(
                servicePid,
                count(wireComponentRef, Constants.RECEIVER_PORT_COUNT_PROP_NAME, wireComponent instanceof WireReceiver),
                count(wireComponentRef, Constants.EMITTER_PORT_COUNT_PROP_NAME, wireComponent instanceof WireEmitter),
                receiver);
    }

    private static int count(ServiceReference<?> reference, Constants property, boolean one) {
        return reference.getProperty(property.value()) instanceof Integer count ? count : one ? 1 : 0;
    }

    private boolean provides(String pid, Class<?> type) {
        var reference = reference(pid);
        return reference != null
                && reference.getProperty(org.osgi.framework.Constants.OBJECTCLASS) instanceof String[] names
                && List.of(names).contains(type.getName());
    }

    private @Nullable ServiceReference<WireComponent> reference(String pid) {
        var found = references("(" + ConfigurationService.KURA_SERVICE_PID + "=" + FilterText.escape(pid) + ")");
        return found.isEmpty() ? null : found.iterator().next();
    }

    private @Nullable ServiceReference<WireComponent> reference(WireComponent component) {
        for (var reference : references(null)) {
            var same = context.getService(reference) == component;
            context.ungetService(reference);
            if (same) {
                return reference;
            }
        }
        return null;
    }

    private Collection<ServiceReference<WireComponent>> references(@Nullable String filter) {
        try {
            return context.getServiceReferences(WireComponent.class, filter);
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException("Pid cannot be looked up", e);
        }
    }

    private static @Nullable String property(@Nullable ServiceReference<?> reference, String name) {
        return reference != null && reference.getProperty(name) instanceof String text ? text : null;
    }
}
