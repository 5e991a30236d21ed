package dev.modelwire.gateway.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import org.eclipse.kura.wire.graph.MultiportWireConfiguration;
import org.junit.jupiter.api.Test;

class JsonValuesTest {

    private static Object value(String json) {
        return JsonValues.typed(new Gson().fromJson("{\"x\":" + json + "}", JsonObject.class), null)
                .get("x");
    }

    @Test
    void typed_noDefinition_takesTheNaturalType() {
        assertEquals(5, value("5"));
        assertEquals(5.5, value("5.5"));
        assertEquals(3e10, value("30000000000"));
        assertEquals("t", value("\"t\""));
        assertEquals(true, value("true"));
        assertEquals("{\"a\":1}", value("{\"a\":1}"));
        assertNull(value("null"));
    }

    @Test
    void graphRequest_components_carryFactoryPortsAndProperties() {
        var graph = new GraphRequest(pid -> null).parse("""
                {"components":[{"pid":"a","factoryPid":"f","outputPortCount":2,"properties":{"x":1}}],
                 "wires":[{"emitter":"a","receiver":"b","emitterPort":1}]}""");

        var component = graph.getWireComponentConfigurations().get(0);
        assertEquals(
                1, component.getConfiguration().getConfigurationProperties().get("x"));
        assertEquals(
                "f", component.getConfiguration().getConfigurationProperties().get("service.factoryPid"));
        assertEquals(2, component.getProperties().get("outputPortCount"));
        assertEquals(
                new MultiportWireConfiguration("a", "b", 1, 0),
                graph.getWireConfigurations().get(0));
    }

    @Test
    void graphRequest_noGraph_saysWhatIsWanted() {
        var failure = assertThrows(
                IllegalArgumentException.class, () -> new GraphRequest(pid -> null).parse("{\"wires\":[]}"));

        assertTrue(failure.getMessage().contains("components"), failure.getMessage());
    }
}
