package org.eclipse.kura.wire.graph;

import java.util.List;
import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/** Lists the components a graph can be built from. */
@ProviderType
public interface WireComponentDefinitionService {

    List<WireComponentDefinition> getComponentDefinitions() throws KuraException;
}
