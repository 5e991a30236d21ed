package dev.modelwire.gateway.internal.configuration;

import java.util.Map;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.metatype.OCD;
import org.jspecify.annotations.Nullable;

/** Properties as a caller supplied them; a null value asks for removal. */
record SuppliedConfiguration(String pid, Map<String, Object> properties) implements ComponentConfiguration {

    @Override
    public String getPid() {
        return pid;
    }

    @Override
    public @Nullable OCD getDefinition() {
        return null;
    }

    @Override
    public Map<String, Object> getConfigurationProperties() {
        return properties;
    }
}
