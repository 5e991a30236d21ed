package dev.modelwire.gateway.internal.component;

import java.util.Objects;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireSupport;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.wireadmin.Wire;

/** The delegations that every wire component must write. */
abstract class WireDelegate implements WireComponent {

    final WireSupport support;

    @SuppressWarnings("unchecked")
    WireDelegate(WireHelperService helper, ComponentContext context) {
        var reference = (ServiceReference<WireComponent>) context.getServiceReference();
        this.support = Objects.requireNonNull(helper.newWireSupport(this, reference), "wire support");
    }

    public @Nullable Object polled(Wire wire) {
        return support.polled(wire);
    }

    public void consumersConnected(Wire[] wires) {
        support.consumersConnected(wires);
    }

    public void producersConnected(Wire[] wires) {
        support.producersConnected(wires);
    }

    public void updated(Wire wire, Object value) {
        support.updated(wire, value);
    }
}
