package dev.modelwire.demo.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.modelwire.gateway.launcher.Gateway;
import java.util.Map;

/** The Wire graph of the demo: replay → model → logger, publisher and taps. */
final class DemoGraph {

    static final String REPLAY = "replay";
    static final String MODEL = "model";
    static final String RESULTS = "results";
    static final String REFUSALS = "refusals";

    static final String TAP_FACTORY = "dev.modelwire.gateway.Tap";
    static final String MODEL_FACTORY = "dev.modelwire.wire.ModelInference";

    private static final String REPLAY_FACTORY = "dev.modelwire.gateway.CsvReplay";
    private static final String LOGGER_FACTORY = "org.eclipse.kura.wire.Logger";
    private static final String PUBLISHER_FACTORY = "dev.modelwire.gateway.Publisher";

    private final JsonArray components = new JsonArray();
    private final JsonArray wires = new JsonArray();

    DemoGraph() {}

    /** Makes the components and the graph in a gateway that has none. */
    static void create(Gateway gateway, DemoLayout layout, DemoOptions options) {
        JsonObject replay = new JsonObject();
        replay.addProperty(
                "file", layout.models().resolve("replay.csv").toAbsolutePath().toString());
        replay.addProperty("rate", options.rate());
        replay.addProperty("repeat", options.endless());
        replay.addProperty("running", false);
        JsonObject model = new JsonObject();
        model.addProperty("model", "shuttle");
        model.addProperty("passthrough", "seq,state");
        model.addProperty("queue.capacity", 5000);
        model.addProperty("queue.full", "block");
        JsonObject none = new JsonObject();

        DemoGraph graph = new DemoGraph();
        graph.component(REPLAY, REPLAY_FACTORY, replay, 0, 1);
        graph.component(MODEL, MODEL_FACTORY, model, 1, 2);
        graph.component("log", LOGGER_FACTORY, none, 1, 0);
        graph.component("publish", PUBLISHER_FACTORY, none, 1, 0);
        graph.component(RESULTS, TAP_FACTORY, none, 1, 0);
        graph.component(REFUSALS, TAP_FACTORY, none, 1, 0);
        graph.wire(REPLAY, 0, MODEL);
        graph.wire(MODEL, 0, RESULTS);
        graph.wire(MODEL, 0, "log");
        graph.wire(MODEL, 0, "publish");
        graph.wire(MODEL, 1, REFUSALS);
        graph.create(gateway);
    }

    /** Makes the components and wires that were added. */
    void create(Gateway gateway) {
        gateway.command("update-graph", Map.of("graph", json()));
    }

    void component(String pid, String factory, JsonObject properties, int inputs, int outputs) {
        JsonObject position = new JsonObject();
        position.addProperty("x", 100 * components.size());
        position.addProperty("y", 100);
        JsonObject rendering = new JsonObject();
        rendering.add("position", position);
        rendering.add("inputPortNames", new JsonObject());
        rendering.add("outputPortNames", new JsonObject());
        JsonObject component = new JsonObject();
        component.addProperty("pid", pid);
        component.addProperty("factoryPid", factory);
        component.add("properties", properties);
        component.addProperty("inputPortCount", inputs);
        component.addProperty("outputPortCount", outputs);
        component.add("renderingProperties", rendering);
        components.add(component);
    }

    void wire(String emitter, int port, String receiver) {
        wire(emitter, port, receiver, 0);
    }

    void wire(String emitter, int port, String receiver, int receiverPort) {
        JsonObject wire = new JsonObject();
        wire.addProperty("emitter", emitter);
        wire.addProperty("emitterPort", port);
        wire.addProperty("receiver", receiver);
        wire.addProperty("receiverPort", receiverPort);
        wires.add(wire);
    }

    private String json() {
        JsonObject graph = new JsonObject();
        graph.add("components", components);
        graph.add("wires", wires);
        return graph.toString();
    }
}
