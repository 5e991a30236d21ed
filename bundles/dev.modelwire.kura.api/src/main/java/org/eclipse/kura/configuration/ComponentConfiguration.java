package org.eclipse.kura.configuration;

import java.util.Map;
import org.eclipse.kura.configuration.metatype.OCD;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The configuration of one component: its pid, its definition and its values. */
@ProviderType
public interface ComponentConfiguration {

    String getPid();

    /** Null where no metatype definition is known. */
    @Nullable
    OCD getDefinition();

    /** Null where only the definition is described. */
    @Nullable
    Map<String, Object> getConfigurationProperties();
}
