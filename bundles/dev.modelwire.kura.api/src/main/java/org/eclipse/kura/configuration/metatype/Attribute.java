package org.eclipse.kura.configuration.metatype;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Values given to one attribute by a designate. */
@ProviderType
public interface Attribute {

    List<String> getValue();

    String getAdref();

    @Nullable
    String getContent();
}
