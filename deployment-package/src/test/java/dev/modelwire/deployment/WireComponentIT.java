package dev.modelwire.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shape by which Kura's wire graph and composer find a component and its ports. */
class WireComponentIT {

    private static final String WIRES = "dev.modelwire.deployment.Packages#wires";
    private static final String WIRE = "org.eclipse.kura.wire.";
    private static final String WIREADMIN = "org.osgi.service.wireadmin.";

    /** Of one input port, or of several whose consumers it sets itself. */
    private static boolean receives(ComponentXml component) {
        return component.provides(WIRE + "WireReceiver")
                || component.provides(WIRE + "multiport.MultiportWireReceiver");
    }

    @Test
    void wires_ofThePackages_areFound() {
        assertTrue(Packages.wires().findAny().isPresent());
    }

    @ParameterizedTest
    @MethodSource(WIRES)
    void services_ofAWire_includeTheTwoMarkers(ComponentXml component) {
        assertTrue(component
                .services()
                .containsAll(Set.of(
                        "org.eclipse.kura.configuration.ConfigurableComponent",
                        "org.eclipse.kura.wire.WireComponent")));
    }

    @ParameterizedTest
    @MethodSource(WIRES)
    void services_ofAnEmitter_includeProducer(ComponentXml component) {
        assertEquals(component.provides(WIRE + "WireEmitter"), component.provides(WIREADMIN + "Producer"));
    }

    @ParameterizedTest
    @MethodSource(WIRES)
    void services_ofAReceiver_includeConsumer(ComponentXml component) {
        assertEquals(receives(component), component.provides(WIREADMIN + "Consumer"));
    }

    @ParameterizedTest
    @MethodSource(WIRES)
    void services_ofAWire_areOfAnEmitterOrAReceiver(ComponentXml component) {
        assertTrue(component.provides(WIRE + "WireEmitter") || receives(component));
    }

    @ParameterizedTest
    @MethodSource(WIRES)
    void designate_ofAWire_isOfAFactory(ComponentXml component) {
        assertEquals(component.name(), component.designate().getAttribute("factoryPid"));
        assertEquals("", component.designate().getAttribute("pid"));
    }

    @ParameterizedTest
    @MethodSource(WIRES)
    void property_hide_isBooleanTrue(ComponentXml component) {
        ComponentXml.Property hide = component.property("kura.ui.service.hide").orElseThrow();

        assertEquals(new ComponentXml.Property("Boolean", List.of("true")), hide);
    }

    @ParameterizedTest
    @MethodSource(WIRES)
    void cardinalities_all_areIntegersInOrder(ComponentXml component) {
        for (String side : List.of("input", "output")) {
            int minimum = cardinality(component, side, "minimum");
            int preset = cardinality(component, side, "default");
            int maximum = cardinality(component, side, "maximum");

            assertTrue(minimum <= preset && preset <= maximum, side + " " + minimum + " " + preset + " " + maximum);
        }
    }

    @ParameterizedTest
    @MethodSource(WIRES)
    void cardinalities_maximum_isZeroOfASideThatIsNotThere(ComponentXml component) {
        assertEquals(receives(component), cardinality(component, "input", "maximum") > 0);
        assertEquals(component.provides(WIRE + "WireEmitter"), cardinality(component, "output", "maximum") > 0);
    }

    @ParameterizedTest
    @MethodSource(WIRES)
    void portNames_all_areIndexedWithinTheMaximum(ComponentXml component) {
        for (String side : List.of("input", "output")) {
            List<String> names = portNames(component, side);
            for (int port = 0; port < names.size(); port++) {
                assertTrue(names.get(port).startsWith(port + "="), names::toString);
            }
            assertTrue(names.size() <= cardinality(component, side, "maximum"), names::toString);
        }
    }

    @ParameterizedTest
    @MethodSource(WIRES)
    void portNames_all_areNotOfTheFormThatKuraReserves(ComponentXml component) {
        for (String side : List.of("input", "output")) {
            assertTrue(
                    portNames(component, side).stream().noneMatch(name -> name.matches("\\d+=(in|out)\\d+")),
                    component::name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev.modelwire.wire"})
    void wires_all_areInTheBundleOfWires(String bundle) {
        assertTrue(Packages.wires()
                .allMatch(component -> component.bundle().symbolicName().equals(bundle)));
    }

    private static List<String> portNames(ComponentXml component, String side) {
        return component
                .property(side + ".port.names")
                .map(ComponentXml.Property::values)
                .orElse(List.of());
    }

    private static int cardinality(ComponentXml component, String side, String bound) {
        String name = side + ".cardinality." + bound;
        ComponentXml.Property property =
                component.property(name).orElseThrow(() -> new AssertionError("property " + name + " must be there"));
        assertEquals("Integer", property.type(), name);
        return Integer.parseInt(property.value());
    }
}
