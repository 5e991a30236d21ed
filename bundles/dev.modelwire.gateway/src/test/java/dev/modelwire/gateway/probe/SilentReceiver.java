package dev.modelwire.gateway.probe;

import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireReceiver;
import org.osgi.service.wireadmin.Wire;

/** A wire receiver of which only the declaration matters. */
public final class SilentReceiver implements ConfigurableComponent, WireReceiver {

    @Override
    public void onWireReceive(WireEnvelope wireEnvelope) {}

    @Override
    public void producersConnected(Wire[] wires) {}

    @Override
    public void updated(Wire wire, Object value) {}
}
