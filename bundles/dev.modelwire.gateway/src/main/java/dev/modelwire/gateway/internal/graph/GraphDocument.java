package dev.modelwire.gateway.internal.graph;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.wire.graph.MultiportWireConfiguration;
import org.jspecify.annotations.Nullable;

/** The text that Kura keeps as the property {@code WireGraph}: components with their ports, and wires. */
record GraphDocument(List<Node> components, List<MultiportWireConfiguration> wires) {

    static final GraphDocument EMPTY = new GraphDocument(List.of(), List.of());

    /** One component of the graph; positions and port names only matter to the composer and are passed through. */
    record Node(
            String pid,
            @Nullable Integer inputPortCount,
            @Nullable Integer outputPortCount,
            JsonObject rendering) {}

    GraphDocument {
        components = List.copyOf(components);
        wires = List.copyOf(wires);
    }

    /** @throws IllegalArgumentException when the text is no graph */
    static GraphDocument parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return EMPTY;
        }
        try {
            var root = new Gson().fromJson(text, JsonObject.class);
            var nodes = new ArrayList<Node>();
            for (var element : array(root, "components")) {
                nodes.add(node(element.getAsJsonObject()));
            }
            var wires = new ArrayList<MultiportWireConfiguration>();
            for (var element : array(root, "wires")) {
                wires.add(wire(element.getAsJsonObject()));
            }
            return new GraphDocument(nodes, wires);
        } catch (JsonParseException
                | IllegalStateException
                | ClassCastException
                | NullPointerException
                | UnsupportedOperationException e) {
            throw new IllegalArgumentException(
                    "Wire graph [" + text + "] is no graph: give JSON with components and wires", e);
        }
    }

    private static Iterable<JsonElement> array(JsonObject root, String name) {
        return root.has(name) ? root.getAsJsonArray(name) : List.of();
    }

    private static Node node(JsonObject json) {
        var rendering = json.has("renderingProperties") ? json.getAsJsonObject("renderingProperties") : rendering();
        return new Node(
                json.get("pid").getAsString(),
                count(json, "inputPortCount"),
                count(json, "outputPortCount"),
                rendering);
    }

    private static @Nullable Integer count(JsonObject json, String name) {
        return json.has(name) ? json.get(name).getAsInt() : null;
    }

    private static MultiportWireConfiguration wire(JsonObject json) {
        return new MultiportWireConfiguration(
                json.get("emitter").getAsString(),
                json.get("receiver").getAsString(),
                json.has("emitterPort") ? json.get("emitterPort").getAsInt() : 0,
                json.has("receiverPort") ? json.get("receiverPort").getAsInt() : 0);
    }

    private static JsonObject rendering() {
        return new Gson()
                .toJsonTree(Map.of(
                        "position", Map.of("x", 0, "y", 0), "inputPortNames", Map.of(), "outputPortNames", Map.of()))
                .getAsJsonObject();
    }

    static Node node(String pid, int inputs, int outputs) {
        return new Node(pid, inputs, outputs, rendering());
    }

    String toJson() {
        var root = new JsonObject();
        var nodes = new JsonArray();
        for (var node : components) {
            var json = new JsonObject();
            json.addProperty("pid", node.pid());
            json.addProperty("inputPortCount", node.inputPortCount());
            json.addProperty("outputPortCount", node.outputPortCount());
            json.add("renderingProperties", node.rendering());
            nodes.add(json);
        }
        root.add("components", nodes);
        var lines = new JsonArray();
        for (var wire : wires) {
            var json = new JsonObject();
            json.addProperty("emitter", wire.getEmitterPid());
            json.addProperty("emitterPort", wire.getEmitterPort());
            json.addProperty("receiver", wire.getReceiverPid());
            json.addProperty("receiverPort", wire.getReceiverPort());
            lines.add(json);
        }
        root.add("wires", lines);
        return new Gson().toJson(root);
    }
}
