package dev.modelwire.gateway.internal.graph;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(id = "org.eclipse.kura.wire.graph.WireGraphService", name = "WireGraphService")
@interface WireGraphConfig {

    @AttributeDefinition(name = "WireGraph", description = "The graph as JSON: components with their ports, and wires.")
    String WireGraph() default "{\"components\":[],\"wires\":[]}";
}
