package dev.modelwire.gateway.internal.graph;

import dev.modelwire.gateway.internal.configuration.Definitions;
import dev.modelwire.gateway.internal.configuration.KnownConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.graph.WireComponentDefinition;
import org.eclipse.kura.wire.graph.WireComponentDefinitionService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds wire components by what SCR knows of them: the name must be a factory whose definition is known. */
@Component(
        immediate = true,
        service = {WireComponentDefinitionService.class, WireComponentDefinitions.class})
public final class WireComponentDefinitions implements WireComponentDefinitionService {

    private static final Logger LOG = LoggerFactory.getLogger(WireComponentDefinitions.class);

    private final ServiceComponentRuntime runtime;
    private final Definitions definitions;

    @Activate
    public WireComponentDefinitions(@Reference ServiceComponentRuntime runtime, @Reference Definitions definitions) {
        this.runtime = runtime;
        this.definitions = definitions;
    }

    @Override
    public List<WireComponentDefinition> getComponentDefinitions() {
        var found = new ArrayList<WireComponentDefinition>();
        for (var description : runtime.getComponentDescriptionDTOs()) {
            if (isWireComponent(description)) {
                try {
                    found.add(definition(description));
                } catch (DefinitionException e) {
                    LOG.warn("Wire component [{}] is not offered: {}", description.name, e.getMessage());
                }
            }
        }
        return found;
    }

    /** @throws DefinitionException when there is no such wire component or its shape is wrong */
    WireComponentDefinition find(String factoryPid) throws DefinitionException {
        for (var description : runtime.getComponentDescriptionDTOs()) {
            if (description.name.equals(factoryPid) && isWireComponent(description)) {
                return definition(description);
            }
        }
        throw new DefinitionException("no component of this name provides WireComponent, WireEmitter or WireReceiver");
    }

    private static boolean isWireComponent(ComponentDescriptionDTO description) {
        var interfaces = List.of(description.serviceInterfaces);
        return interfaces.contains(WireComponent.class.getName())
                || interfaces.contains(WireEmitter.class.getName())
                || interfaces.contains(WireReceiver.class.getName());
    }

    private WireComponentDefinition definition(ComponentDescriptionDTO description) throws DefinitionException {
        var ocd = definitions.ofFactory(description.name);
        if (ocd == null) {
            throw new DefinitionException("no factory metatype is known under its name: component name, OCD id and"
                    + " Designate factoryPid must be the same");
        }
        var interfaces = List.of(description.serviceInterfaces);
        var properties = description.properties;
        var inputs = PortRange.of("input", properties, interfaces.contains(WireReceiver.class.getName()));
        var outputs = PortRange.of("output", properties, interfaces.contains(WireEmitter.class.getName()));
        var definition = new WireComponentDefinition();
        definition.setFactoryPid(description.name);
        definition.setMinInputPorts(inputs.minimum());
        definition.setMaxInputPorts(inputs.maximum());
        definition.setDefaultInputPorts(inputs.standard());
        definition.setMinOutputPorts(outputs.minimum());
        definition.setMaxOutputPorts(outputs.maximum());
        definition.setDefaultOutputPorts(outputs.standard());
        definition.setInputPortNames(PortNames.of(properties.get("input.port.names")));
        definition.setOutputPortNames(PortNames.of(properties.get("output.port.names")));
        definition.setComponentOCD(new KnownConfiguration(description.name, ocd, Map.of()));
        return definition;
    }
}
