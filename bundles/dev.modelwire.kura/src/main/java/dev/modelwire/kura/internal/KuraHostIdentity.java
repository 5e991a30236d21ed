package dev.modelwire.kura.internal;

import dev.modelwire.api.transport.HostIdentity;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.kura.system.SystemService;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The serial number of the gateway, or the address of its first network interface where it has none. */
@Component(name = "dev.modelwire.kura.HostIdentity", service = HostIdentity.class)
public class KuraHostIdentity implements HostIdentity {

    private static final Set<String> NO_IDS = Set.of(SystemService.UNKNOWN, SystemService.UNSUPPORTED);

    private final SystemService system;

    @Activate
    public KuraHostIdentity(@Reference(name = "SystemService") SystemService system) {
        this.system = system;
    }

    @Override
    public String deviceId() {
        return Stream.of(known(system.getSerialNumber()), known(system.getPrimaryMacAddress()))
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String known(@Nullable String id) {
        String text = id == null ? "" : id.strip();
        return NO_IDS.contains(text.toUpperCase(Locale.ROOT)) ? "" : text;
    }
}
