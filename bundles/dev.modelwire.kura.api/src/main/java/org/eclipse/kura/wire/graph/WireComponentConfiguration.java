package org.eclipse.kura.wire.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.osgi.annotation.versioning.ProviderType;

/** A component of a graph: its configuration, and what the graph itself knows of it such as its number of ports. */
@ProviderType
public class WireComponentConfiguration {

    private final ComponentConfiguration configuration;
    private final Map<String, Object> properties;

    public WireComponentConfiguration(ComponentConfiguration configuration, Map<String, Object> properties) {
        this.configuration = Objects.requireNonNull(configuration, "configuration");
        this.properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    public ComponentConfiguration getConfiguration() {
        return configuration;
    }

    public Map<String, Object> getProperties() {
        return properties;
    }
}
