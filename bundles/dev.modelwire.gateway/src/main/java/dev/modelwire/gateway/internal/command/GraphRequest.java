package dev.modelwire.gateway.internal.command;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import dev.modelwire.gateway.internal.configuration.Definitions;
import dev.modelwire.gateway.internal.configuration.KnownConfiguration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.wire.graph.MultiportWireConfiguration;
import org.eclipse.kura.wire.graph.WireComponentConfiguration;
import org.eclipse.kura.wire.graph.WireGraphConfiguration;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * A graph with the configurations of its components, as one text: the JSON of the graph service in which each component
 * may also have {@code factoryPid} and {@code properties}.
 */
final class GraphRequest {

    private final Definitions definitions;

    GraphRequest(Definitions definitions) {
        this.definitions = definitions;
    }

    WireGraphConfiguration parse(String text) {
        try {
            var root = new Gson().fromJson(text, JsonObject.class);
            var components = new ArrayList<WireComponentConfiguration>();
            for (var element : root.getAsJsonArray("components")) {
                components.add(component(element.getAsJsonObject()));
            }
            return new WireGraphConfiguration(components, wires(root));
        } catch (JsonParseException | IllegalStateException | NullPointerException | ClassCastException e) {
            throw new IllegalArgumentException(
                    "Graph is no JSON with components (each with a pid) and wires (each with emitter and receiver)", e);
        }
    }

    private WireComponentConfiguration component(JsonObject json) {
        var properties = new HashMap<String, Object>();
        var factoryPid = json.has("factoryPid") ? json.get("factoryPid").getAsString() : null;
        var definition = factoryPid == null ? null : definitions.ofFactory(factoryPid);
        if (json.has("properties")) {
            properties.putAll(JsonValues.typed(json.getAsJsonObject("properties"), definition));
        }
        if (factoryPid != null) {
            properties.put(ConfigurationAdmin.SERVICE_FACTORYPID, factoryPid);
        }
        var ports = new HashMap<String, Object>();
        for (var name : List.of("inputPortCount", "outputPortCount")) {
            if (json.has(name)) {
                ports.put(name, json.get(name).getAsInt());
            }
        }
        return new WireComponentConfiguration(
                new KnownConfiguration(json.get("pid").getAsString(), definition, properties), Map.copyOf(ports));
    }

    private static List<MultiportWireConfiguration> wires(JsonObject root) {
        var wires = new ArrayList<MultiportWireConfiguration>();
        for (var element : root.getAsJsonArray("wires")) {
            var json = element.getAsJsonObject();
            wires.add(new MultiportWireConfiguration(
                    json.get("emitter").getAsString(),
                    json.get("receiver").getAsString(),
                    json.has("emitterPort") ? json.get("emitterPort").getAsInt() : 0,
                    json.has("receiverPort") ? json.get("receiverPort").getAsInt() : 0));
        }
        return wires;
    }
}
