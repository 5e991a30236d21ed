package org.eclipse.kura.configuration.metatype;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Ties a definition to a pid or a factory pid. */
@ProviderType
public interface Designate {

    TObject getObject();

    @Nullable
    String getPid();

    @Nullable
    String getFactoryPid();

    @Nullable
    String getBundle();

    boolean isOptional();

    boolean isMerge();
}
