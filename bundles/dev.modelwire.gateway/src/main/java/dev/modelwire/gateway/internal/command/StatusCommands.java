package dev.modelwire.gateway.internal.command;

import dev.modelwire.gateway.internal.component.CounterSource;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.kura.configuration.ConfigurationService;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** The commands that look: {@code health} and {@code counters}. */
@Component(
        immediate = true,
        service = {})
public final class StatusCommands {

    private final BundleContext context;
    private final HealthReport health;
    private final CommandRegistrar commands;

    @Activate
    public StatusCommands(BundleContext context, @Reference ServiceComponentRuntime runtime) {
        this.context = context;
        this.health = new HealthReport(new BundleHealth(context), new ComponentHealth(runtime));
        this.commands = new CommandRegistrar(context);
    }

    @Activate
    void start() {
        commands.register("health", arguments -> health.toMap());
        commands.register("counters", arguments -> Map.of("counters", counters()));
    }

    @Deactivate
    void stop() {
        commands.close();
    }

    private Map<String, Map<String, Long>> counters() throws InvalidSyntaxException {
        var counters = new TreeMap<String, Map<String, Long>>();
        for (var reference : context.getServiceReferences(CounterSource.class, null)) {
            var source = context.getService(reference);
            if (source != null) {
                counters.put(
                        String.valueOf(reference.getProperty(ConfigurationService.KURA_SERVICE_PID)),
                        source.counters());
                context.ungetService(reference);
            }
        }
        return counters;
    }
}
