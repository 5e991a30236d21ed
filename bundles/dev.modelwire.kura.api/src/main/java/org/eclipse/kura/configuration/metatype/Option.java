package org.eclipse.kura.configuration.metatype;

import org.osgi.annotation.versioning.ProviderType;

/** One of the values an attribute is limited to. */
@ProviderType
public interface Option {

    String getLabel();

    String getValue();
}
