package dev.modelwire.gateway.internal.configuration;

import org.eclipse.kura.configuration.metatype.OCD;
import org.jspecify.annotations.Nullable;

/** Lends the definitions of factories to the other parts of this gateway. */
public interface Definitions {

    @Nullable
    OCD ofFactory(String factoryPid);
}
