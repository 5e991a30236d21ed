package org.eclipse.kura.wire.graph;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** A whole graph: its components and the wires between them. Neither list can be changed. */
@ProviderType
public class WireGraphConfiguration {

    private final List<WireComponentConfiguration> wireComponentConfigurations;
    private final List<MultiportWireConfiguration> wireConfigurations;

    public WireGraphConfiguration(
            List<WireComponentConfiguration> wireComponentConfigurations,
            List<MultiportWireConfiguration> wireConfigurations) {
        this.wireComponentConfigurations = List.copyOf(wireComponentConfigurations);
        this.wireConfigurations = List.copyOf(wireConfigurations);
    }

    public List<WireComponentConfiguration> getWireComponentConfigurations() {
        return wireComponentConfigurations;
    }

    public List<MultiportWireConfiguration> getWireConfigurations() {
        return wireConfigurations;
    }
}
