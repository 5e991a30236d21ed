package dev.modelwire.gateway.internal.deployment;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.deploymentadmin.DeploymentPackage;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** Tells EventAdmin's listeners of packages, under the topics of Kura's deployment agent. */
@Component(service = PackageEvents.class)
public final class PackageEvents {

    private static final String TOPIC = "org/eclipse/kura/deployment/agent/";

    private final EventAdmin events;

    @Activate
    public PackageEvents(@Reference EventAdmin events) {
        this.events = events;
    }

    void installed(DeploymentPackage installed, Path file) {
        var properties = new HashMap<String, Object>();
        properties.put("deploymentpackage.name", installed.getName());
        properties.put("deploymentpackage.version", installed.getVersion().toString());
        properties.put("deploymentpackage.url", file.toUri().toString());
        properties.put("successful", true);
        events.postEvent(new Event(TOPIC + "INSTALLED", properties));
    }

    void uninstalled(String name) {
        events.postEvent(new Event(TOPIC + "UNINSTALLED", Map.of("deploymentpackage.name", name, "successful", true)));
    }
}
