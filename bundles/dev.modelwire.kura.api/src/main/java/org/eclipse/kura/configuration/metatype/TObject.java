package org.eclipse.kura.configuration.metatype;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The part of a designate that refers to a definition. */
@ProviderType
public interface TObject {

    List<Attribute> getAttribute();

    String getOcdref();
}
