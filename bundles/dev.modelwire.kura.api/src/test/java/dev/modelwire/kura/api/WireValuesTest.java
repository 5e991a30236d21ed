package dev.modelwire.kura.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireConfiguration;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.graph.Constants;
import org.eclipse.kura.wire.graph.MultiportWireConfiguration;
import org.eclipse.kura.wire.graph.WireComponentDefinition;
import org.eclipse.kura.wire.graph.WireGraphConfiguration;
import org.junit.jupiter.api.Test;
import org.osgi.service.wireadmin.Envelope;

class WireValuesTest {

    private static final WireRecord RECORD = new WireRecord(Map.of("t", TypedValues.newDoubleValue(20.5)));

    @Test
    void wireRecord_isAViewOfTheMap_asInKura() {
        var properties = new HashMap<String, TypedValue<?>>(RECORD.getProperties());
        var record = new WireRecord(properties);
        assertEquals(RECORD.getProperties(), record.getProperties());

        properties.clear();

        assertEquals(Map.of(), record.getProperties());
        assertThrows(UnsupportedOperationException.class, () -> record.getProperties()
                .clear());
    }

    @Test
    @SuppressWarnings("NullAway") // what is not allowed is tried
    void wireRecord_null_isRefused() {
        assertThrows(NullPointerException.class, () -> new WireRecord(null));
    }

    @Test
    void wireEnvelope_seenByWireAdmin_hasPidRecordsAndScope() {
        var records = new ArrayList<>(List.of(RECORD));
        var envelope = new WireEnvelope("emitter", records);
        records.clear();

        assertEquals("emitter", envelope.getEmitterPid());
        assertEquals(List.of(RECORD), envelope.getRecords());
        assertThrows(
                UnsupportedOperationException.class, () -> envelope.getRecords().clear());
        Envelope plain = envelope;
        assertEquals("emitter", plain.getIdentification());
        assertEquals(List.of(RECORD), plain.getValue());
        assertEquals("WIRES", plain.getScope());
    }

    @Test
    void wireConfiguration_equality_isByPidsFilterAndPorts() {
        var wire = new MultiportWireConfiguration("a", "b", 0, 1);
        var same = new MultiportWireConfiguration("a", "b", 0, 1);
        var filtered = new MultiportWireConfiguration("a", "b", 0, 1);
        filtered.setFilter("(x=y)");
        var plain = new WireConfiguration("a", "b");

        assertEquals(wire, same);
        assertEquals(wire.hashCode(), same.hashCode());
        assertNotEquals(wire, new MultiportWireConfiguration("a", "b", 0, 2));
        assertNotEquals(wire, filtered);
        assertNotEquals(wire, plain);
        assertNotEquals(plain, wire);
        assertEquals("WireConfiguration [emitterPid=a, receiverPid=b, filter=null]", plain.toString());
    }

    @Test
    void graphConfiguration_lists_cannotBeChanged() {
        var wire = new MultiportWireConfiguration("a", "b", 0, 0);
        var graph = new WireGraphConfiguration(List.of(), List.of(wire));

        assertSame(wire, graph.getWireConfigurations().get(0));
        assertThrows(UnsupportedOperationException.class, () -> graph.getWireConfigurations()
                .clear());
        assertThrows(UnsupportedOperationException.class, () -> graph.getWireComponentConfigurations()
                .clear());
    }

    @Test
    void componentDefinition_setters_areReadBack() {
        var definition = new WireComponentDefinition();
        assertNull(definition.getFactoryPid());
        assertEquals(Map.of(), definition.getInputPortNames());

        definition.setFactoryPid("f");
        definition.setMinInputPorts(1);
        definition.setMaxInputPorts(2);
        definition.setDefaultInputPorts(3);
        definition.setMinOutputPorts(4);
        definition.setMaxOutputPorts(5);
        definition.setDefaultOutputPorts(6);
        definition.setOutputPortNames(Map.of(0, "out"));

        assertEquals("f", definition.getFactoryPid());
        assertEquals(
                List.of(1, 2, 3, 4, 5, 6),
                List.of(
                        definition.getMinInputPorts(),
                        definition.getMaxInputPorts(),
                        definition.getDefaultInputPorts(),
                        definition.getMinOutputPorts(),
                        definition.getMaxOutputPorts(),
                        definition.getDefaultOutputPorts()));
        assertEquals(Map.of(0, "out"), definition.getOutputPortNames());
    }

    @Test
    void fromValue_text_findsTheConstantOrRefuses() {
        assertEquals(Constants.WIRE_EMITTER_PORT_PROP_NAME, Constants.fromValue("emitter.port"));
        assertEquals(Scalar.PASSWORD, Scalar.fromValue("Password"));
        assertThrows(IllegalArgumentException.class, () -> Constants.fromValue("port"));
        assertThrows(IllegalArgumentException.class, () -> Scalar.fromValue("password"));
    }
}
