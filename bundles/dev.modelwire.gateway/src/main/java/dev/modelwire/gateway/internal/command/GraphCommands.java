package dev.modelwire.gateway.internal.command;

import dev.modelwire.gateway.internal.configuration.Definitions;
import java.util.Map;
import java.util.Objects;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.wire.graph.WireComponentDefinitionService;
import org.eclipse.kura.wire.graph.WireGraphService;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** What Kura's Wire composer does, as commands. */
@Component(
        immediate = true,
        service = {})
public final class GraphCommands {

    private static final String GRAPH_PID = "org.eclipse.kura.wire.graph.WireGraphService";

    private final WireGraphService graphs;
    private final WireComponentDefinitionService palette;
    private final ConfigurationService configurations;
    private final GraphRequest request;
    private final CommandRegistrar commands;

    @Activate
    public GraphCommands(
            BundleContext context,
            @Reference WireGraphService graphs,
            @Reference WireComponentDefinitionService palette,
            @Reference ConfigurationService configurations,
            @Reference Definitions definitions) {
        this.graphs = graphs;
        this.palette = palette;
        this.configurations = configurations;
        this.request = new GraphRequest(definitions);
        this.commands = new CommandRegistrar(context);
    }

    @Activate
    void start() {
        commands.register("update-graph", arguments -> {
            graphs.update(request.parse(CommandRegistrar.text(arguments, "graph")));
            return Map.of();
        });
        commands.register("delete-graph", arguments -> {
            graphs.delete();
            return Map.of();
        });
        commands.register("get-graph", arguments -> Map.of("graph", stored()));
        commands.register("list-wire-components", arguments -> list());
    }

    @Deactivate
    void stop() {
        commands.close();
    }

    private Map<String, Object> list() throws KuraException {
        return Map.of(
                "factoryPids",
                palette.getComponentDefinitions().stream()
                        .map(definition -> Objects.requireNonNullElse(definition.getFactoryPid(), ""))
                        .sorted()
                        .toList());
    }

    private String stored() throws KuraException {
        var configuration = configurations.getComponentConfiguration(GRAPH_PID);
        var properties = configuration == null ? null : configuration.getConfigurationProperties();
        return properties == null ? "" : String.valueOf(properties.get("WireGraph"));
    }
}
