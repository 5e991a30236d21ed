package org.eclipse.kura.system;

import org.eclipse.kura.annotation.Immutable;
import org.eclipse.kura.annotation.ThreadSafe;
import org.osgi.annotation.versioning.ProviderType;

/** Something that is installed on the device, such as a package of the operating system. */
@Immutable
@ProviderType
@ThreadSafe
public class SystemResourceInfo {

    private final String name;
    private final String version;
    private final SystemResourceType type;

    public SystemResourceInfo(String name) {
        this(name, "", SystemResourceType.UNKNOWN);
    }

    /** A type text that is none of the constants stands for {@link SystemResourceType#UNKNOWN}. */
    public SystemResourceInfo(String name, String version, String type) {
        this(name, version, typeOf(type));
    }

    public SystemResourceInfo(String name, String version, SystemResourceType type) {
        this.name = name;
        this.version = version;
        this.type = type;
    }

    public String getName() {
        return name;
    }

    public String getVersion() {
        return version;
    }

    public SystemResourceType getType() {
        return type;
    }

    public String getTypeString() {
        return type.name();
    }

    private static SystemResourceType typeOf(String text) {
        for (var type : SystemResourceType.values()) {
            if (type.name().equalsIgnoreCase(text)) {
                return type;
            }
        }
        return SystemResourceType.UNKNOWN;
    }
}
