package dev.modelwire.gateway.internal.configuration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.metatype.OCD;
import org.jspecify.annotations.Nullable;

/** The configuration of one component at one time. */
public record KnownConfiguration(String pid, @Nullable OCD definition, Map<String, Object> properties)
        implements ComponentConfiguration {

    public KnownConfiguration {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    @Override
    public String getPid() {
        return pid;
    }

    @Override
    public @Nullable OCD getDefinition() {
        return definition;
    }

    @Override
    public Map<String, Object> getConfigurationProperties() {
        return properties;
    }
}
