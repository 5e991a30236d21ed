package org.eclipse.kura.configuration.metatype;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** One attribute of a definition. */
@ProviderType
public interface AD {

    List<Option> getOption();

    @Nullable
    String getName();

    @Nullable
    String getDescription();

    String getId();

    Scalar getType();

    /** 0 for a single value; otherwise as in the OSGi metatype specification. */
    int getCardinality();

    @Nullable
    String getMin();

    @Nullable
    String getMax();

    @Nullable
    String getDefault();

    boolean isRequired();
}
