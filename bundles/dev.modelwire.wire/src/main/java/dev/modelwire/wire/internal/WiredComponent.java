package dev.modelwire.wire.internal;

import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.graph.MultiportWireSupport;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.wireadmin.Wire;

/** What every wire component of this bundle is: an instance with a name, whose wires the host's wire support knows. */
public abstract class WiredComponent implements ConfigurableComponent, WireEmitter {

    private final String pid;
    private final MultiportWireSupport support;

    @SuppressWarnings("unchecked") // the reference of a component is that of its own service
    protected WiredComponent(WireHelperService helper, ComponentContext context) {
        pid = String.valueOf(context.getProperties().get(ConfigurationService.KURA_SERVICE_PID));
        if (!(helper.newWireSupport(this, (ServiceReference<WireComponent>) context.getServiceReference())
                instanceof MultiportWireSupport ports)) {
            throw new IllegalStateException("wire component [" + pid + "] got no wire support with ports of its own");
        }
        support = ports;
    }

    protected final String pid() {
        return pid;
    }

    protected final MultiportWireSupport support() {
        return support;
    }

    @Override
    public @Nullable Object polled(Wire wire) {
        return support.polled(wire);
    }

    @Override
    public void consumersConnected(Wire @Nullable [] wires) {
        support.consumersConnected(wires);
    }

    /** For those with an input. */
    public void producersConnected(Wire @Nullable [] wires) {
        support.producersConnected(wires);
    }

    /** For those with an input. */
    public void updated(Wire wire, @Nullable Object value) {
        support.updated(wire, value);
    }
}
