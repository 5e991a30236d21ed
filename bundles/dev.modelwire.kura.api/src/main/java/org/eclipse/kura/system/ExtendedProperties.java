package org.eclipse.kura.system;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Groups of properties a distribution adds to what every device tells. */
@ProviderType
public class ExtendedProperties {

    private final String version;
    private final List<ExtendedPropertyGroup> groups;

    public ExtendedProperties(String version, List<ExtendedPropertyGroup> groups) {
        this.version = version;
        this.groups = List.copyOf(groups);
    }

    public String getVersion() {
        return version;
    }

    public List<ExtendedPropertyGroup> getPropertyGroups() {
        return groups;
    }
}
