package org.eclipse.kura.configuration.metatype;

import java.util.List;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Finds the definitions of factory components and of the components that provide a service. */
@ProviderType
public interface OCDService {

    List<ComponentConfiguration> getFactoryComponentOCDs();

    /** Null if there is no such factory. */
    @Nullable
    ComponentConfiguration getFactoryComponentOCD(String factoryPid);

    List<ComponentConfiguration> getServiceProviderOCDs(Class<?>... classes);

    List<ComponentConfiguration> getServiceProviderOCDs(String... classNames);
}
