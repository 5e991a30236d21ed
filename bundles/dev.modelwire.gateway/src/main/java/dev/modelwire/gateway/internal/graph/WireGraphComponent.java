package dev.modelwire.gateway.internal.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.wire.graph.Constants;
import org.eclipse.kura.wire.graph.MultiportWireConfiguration;
import org.eclipse.kura.wire.graph.WireComponentConfiguration;
import org.eclipse.kura.wire.graph.WireGraphConfiguration;
import org.eclipse.kura.wire.graph.WireGraphService;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.WireAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kura's graph service: the graph is one property of this component, its components are instances of their factories. */
@Component(
        name = WireGraphComponent.PID,
        immediate = true,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = {ConfigurableComponent.class, WireGraphService.class})
@Designate(ocd = WireGraphConfig.class)
public final class WireGraphComponent implements ConfigurableComponent, WireGraphService {

    static final String PID = "org.eclipse.kura.wire.graph.WireGraphService";
    private static final String GRAPH = "WireGraph";
    private static final Logger LOG = LoggerFactory.getLogger(WireGraphComponent.class);

    private final ConfigurationService configurations;
    private final WireComponentDefinitions definitions;
    private final WireBinder binder;
    private volatile GraphDocument graph;

    @Activate
    public WireGraphComponent(
            BundleContext context,
            @Reference ConfigurationService configurations,
            @Reference WireComponentDefinitions definitions,
            @Reference WireAdmin wireAdmin,
            WireGraphConfig config) {
        this.configurations = configurations;
        this.definitions = definitions;
        this.binder = new WireBinder(context, wireAdmin);
        this.graph = read(config, GraphDocument.EMPTY);
    }

    @Activate
    void start() {
        binder.open();
        binder.use(graph);
    }

    @Modified
    void modified(WireGraphConfig config) {
        graph = read(config, graph);
        binder.use(graph);
    }

    @Deactivate
    void stop() {
        binder.shutdown();
    }

    private static GraphDocument read(WireGraphConfig config, GraphDocument otherwise) {
        try {
            return GraphDocument.parse(config.WireGraph());
        } catch (IllegalArgumentException e) {
            LOG.error("The wire graph stays as it was: {}", e.getMessage(), e);
            return otherwise;
        }
    }

    @Override
    public WireGraphConfiguration get() throws KuraException {
        var current = graph;
        var components = new ArrayList<WireComponentConfiguration>();
        for (var node : current.components()) {
            var configuration = configurations.getComponentConfiguration(node.pid());
            if (configuration != null) {
                components.add(new WireComponentConfiguration(configuration, ports(node)));
            }
        }
        return new WireGraphConfiguration(components, current.wires());
    }

    private static Map<String, Object> ports(GraphDocument.Node node) {
        var ports = new HashMap<String, Object>();
        ports.put("inputPortCount", node.inputPortCount() == null ? 0 : node.inputPortCount());
        ports.put("outputPortCount", node.outputPortCount() == null ? 0 : node.outputPortCount());
        return ports;
    }

    /** Creates what is new, updates all that is listed, changed or not, and deletes what is no longer listed. */
    @Override
    public synchronized void update(WireGraphConfiguration graphConfiguration) throws KuraException {
        var nodes = new ArrayList<GraphDocument.Node>();
        var pids = new HashSet<String>();
        for (var component : graphConfiguration.getWireComponentConfigurations()) {
            var node = put(component);
            nodes.add(node);
            pids.add(node.pid());
        }
        for (var old : graph.components()) {
            if (!pids.contains(old.pid()) && configurations.getComponentConfiguration(old.pid()) != null) {
                configurations.deleteFactoryConfiguration(old.pid(), false);
            }
        }
        write(new GraphDocument(nodes, graphConfiguration.getWireConfigurations()));
    }

    @Override
    public synchronized void delete() throws KuraException {
        update(new WireGraphConfiguration(List.of(), List.<MultiportWireConfiguration>of()));
    }

    private GraphDocument.Node put(WireComponentConfiguration component) throws KuraException {
        var pid = component.getConfiguration().getPid();
        var supplied = component.getConfiguration().getConfigurationProperties();
        var properties = new HashMap<String, Object>(supplied == null ? Map.of() : supplied);
        var existing = configurations.getComponentConfiguration(pid);
        var running = existing == null ? null : existing.getConfigurationProperties();
        var factory = running == null
                ? properties.get(ConfigurationAdmin.SERVICE_FACTORYPID)
                : running.get(ConfigurationAdmin.SERVICE_FACTORYPID);
        if (!(factory instanceof String factoryPid)) {
            throw new KuraException(
                    KuraErrorCode.CONFIGURATION_ERROR,
                    "component [" + pid + "] exists not, and names no service.factoryPid");
        }
        var node = node(pid, factoryPid, component.getProperties());
        properties.put(Constants.RECEIVER_PORT_COUNT_PROP_NAME.value(), node.inputPortCount());
        properties.put(Constants.EMITTER_PORT_COUNT_PROP_NAME.value(), node.outputPortCount());
        if (existing == null) {
            configurations.createFactoryConfiguration(factoryPid, pid, properties, false);
        } else {
            configurations.updateConfiguration(pid, properties, false);
        }
        return node;
    }

    private GraphDocument.Node node(String pid, String factoryPid, Map<String, Object> wanted) throws KuraException {
        try {
            var definition = definitions.find(factoryPid);
            var inputs = new PortRange(
                    definition.getMinInputPorts(), definition.getMaxInputPorts(), definition.getDefaultInputPorts());
            var outputs = new PortRange(
                    definition.getMinOutputPorts(), definition.getMaxOutputPorts(), definition.getDefaultOutputPorts());
            return GraphDocument.node(
                    pid, ports(inputs, wanted.get("inputPortCount")), ports(outputs, wanted.get("outputPortCount")));
        } catch (DefinitionException e) {
            throw new KuraException(
                    KuraErrorCode.CONFIGURATION_ERROR,
                    "component [" + pid + "] of factory [" + factoryPid + "] is refused: " + e.getMessage());
        }
    }

    private static int ports(PortRange range, @Nullable Object wanted) throws DefinitionException {
        if (!(wanted instanceof Integer count)) {
            return range.standard();
        }
        if (!range.holds(count)) {
            throw new DefinitionException("it must have [" + range.minimum() + "] to [" + range.maximum()
                    + "] ports of this direction, not [" + count + "]");
        }
        return count;
    }

    private void write(GraphDocument document) throws KuraException {
        configurations.updateConfiguration(PID, Map.of(GRAPH, document.toJson()), true);
    }
}
