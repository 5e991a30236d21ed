package dev.modelwire.gateway.internal.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.eclipse.kura.wire.graph.MultiportWireConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphDocumentTest {

    private static final String TEXT = "{\"components\":[{\"pid\":\"a\",\"inputPortCount\":0,\"outputPortCount\":2,"
            + "\"renderingProperties\":{\"position\":{\"x\":5,\"y\":6},\"inputPortNames\":{},\"outputPortNames\":{}}}],"
            + "\"wires\":[{\"emitter\":\"a\",\"emitterPort\":1,\"receiver\":\"b\",\"receiverPort\":0}]}";

    @Test
    void toJson_parsed_isTheSameText() {
        assertEquals(TEXT, GraphDocument.parse(TEXT).toJson());
    }

    @Test
    void parse_wire_hasItsPorts() {
        assertEquals(
                new MultiportWireConfiguration("a", "b", 1, 0),
                GraphDocument.parse(TEXT).wires().get(0));
    }

    @Test
    void parse_blank_isEmpty() {
        assertEquals(GraphDocument.EMPTY, GraphDocument.parse(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no",
                "[]",
                "{\"wires\":[{}]}",
                "{\"components\":[{\"pid\":1,\"inputPortCount\":\"x\"}]}",
                "{\"wires\":3}"
            })
    void parse_noGraph_isRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> GraphDocument.parse(text));
    }

    @Test
    void portRange_noCardinalities_isOneOrNone() throws DefinitionException {
        assertEquals(new PortRange(1, 1, 1), PortRange.of("input", Map.of(), true));
        assertEquals(new PortRange(0, 0, 0), PortRange.of("input", Map.of(), false));
    }

    @Test
    void portRange_textInsteadOfInteger_isRefused() {
        var properties = Map.<String, Object>of("input.cardinality.minimum", "1");

        var failure = assertThrows(DefinitionException.class, () -> PortRange.of("input", properties, true));

        assertTrue(failure.getMessage().contains("all six"), failure.getMessage());
    }

    @Test
    void portNames_linesOrArray_areRead() throws DefinitionException {
        assertEquals(Map.of(0, "result", 1, "reject"), PortNames.of("0=result\n1=reject\n"));
        assertEquals(Map.of(0, "result"), PortNames.of(new String[] {"0=result"}));
        assertEquals(Map.of(), PortNames.of(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0=in0", "1=out12", "result", "x=result"})
    void portNames_reservedOrWrong_areRefused(String line) {
        assertThrows(DefinitionException.class, () -> PortNames.of(line));
    }
}
