package dev.modelwire.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/** The shape that Kura's configuration service and web console ask of a component and of its metatype. */
class ConfigurableComponentIT {

    private static final String CONFIGURABLE = "dev.modelwire.deployment.Packages#configurable";
    private static final Set<String> TYPES =
            Set.of("String", "Long", "Double", "Float", "Integer", "Byte", "Boolean", "Short", "Password");

    @Test
    void configurable_ofThePackages_areFound() {
        assertTrue(Packages.configurable().findAny().isPresent());
    }

    @ParameterizedTest
    @MethodSource("dev.modelwire.deployment.Packages#components")
    void description_ofEveryComponent_isOfDs14OrEarlier(ComponentXml component) {
        assertTrue(Set.of("1.0.0", "1.1.0", "1.2.0", "1.3.0", "1.4.0")
                .contains(
                        component.root().getNamespaceURI() == null
                                ? component.root().getAttribute("xmlns:scr").replaceFirst(".*/v", "")
                                : ""));
    }

    @ParameterizedTest
    @MethodSource(CONFIGURABLE)
    void component_configurable_needsItsConfiguration(ComponentXml component) {
        assertEquals("require", component.root().getAttribute("configuration-policy"));
    }

    @ParameterizedTest
    @MethodSource(CONFIGURABLE)
    void component_configurable_isImmediate(ComponentXml component) {
        assertEquals("true", component.root().getAttribute("immediate"));
    }

    @ParameterizedTest
    @MethodSource(CONFIGURABLE)
    void component_configurable_isModifiedInPlace(ComponentXml component) {
        assertFalse(component.root().getAttribute("modified").isEmpty(), "Kura updates right after it activates");
    }

    @ParameterizedTest
    @MethodSource(CONFIGURABLE)
    void component_pid_isItsName(ComponentXml component) {
        String pid = component.root().getAttribute("configuration-pid");

        assertTrue(pid.isEmpty() || pid.equals(component.name()), pid);
    }

    @ParameterizedTest
    @MethodSource(CONFIGURABLE)
    void metatype_file_isNamedAsTheComponent(ComponentXml component) {
        assertTrue(component.bundle().files().containsKey(component.metatypePath()), component.metatypePath());
    }

    @ParameterizedTest
    @MethodSource(CONFIGURABLE)
    void metatype_ocd_isOneAndNamedAsTheComponent(ComponentXml component) {
        assertEquals(
                List.of(component.name()),
                Xml.descendants(component.metatype(), "OCD").stream()
                        .map(ocd -> ocd.getAttribute("id"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource(CONFIGURABLE)
    void metatype_designate_isOneAndOfTheComponent(ComponentXml component) {
        assertEquals(
                List.of(component.name()),
                Xml.descendants(component.metatype(), "Designate").stream()
                        .map(designate -> designate.getAttribute("pid") + designate.getAttribute("factoryPid"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource(CONFIGURABLE)
    void metatype_object_refersToTheOcd(ComponentXml component) {
        assertEquals(
                List.of(component.name()),
                Xml.descendants(component.metatype(), "Object").stream()
                        .map(object -> object.getAttribute("ocdref"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource(CONFIGURABLE)
    void metatype_children_haveNoPrefix(ComponentXml component) {
        assertEquals(
                List.of(),
                Xml.descendants(component.metatype(), "*").stream()
                        .map(Element::getTagName)
                        .filter(name -> name.contains(":"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource(CONFIGURABLE)
    void metatype_texts_areLiteral(ComponentXml component) {
        assertEquals(
                List.of(),
                Xml.descendants(component.metatype(), "*").stream()
                        .flatMap(ConfigurableComponentIT::values)
                        .filter(value -> value.startsWith("%"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource(CONFIGURABLE)
    void metatype_types_areThoseThatKuraReads(ComponentXml component) {
        assertEquals(
                List.of(),
                component.attributes().stream()
                        .map(attribute -> attribute.getAttribute("type"))
                        .filter(type -> !TYPES.contains(type))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource(CONFIGURABLE)
    void metatype_attributes_areSingleValues(ComponentXml component) {
        assertEquals(
                List.of(),
                component.attributes().stream()
                        .filter(attribute -> !Set.of("", "0").contains(attribute.getAttribute("cardinality")))
                        .map(attribute -> attribute.getAttribute("id"))
                        .toList(),
                "arrays are lost in the cloud console");
    }

    @ParameterizedTest
    @MethodSource(CONFIGURABLE)
    void metatype_defaults_surviveTheSplitAtCommas(ComponentXml component) {
        assertEquals(
                List.of(),
                component.attributes().stream()
                        .map(attribute -> attribute.getAttribute("default"))
                        .filter(value -> value.matches("(?s)(.*[^\\\\])?,.*"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource(CONFIGURABLE)
    void metatype_attributes_haveNameAndDescription(ComponentXml component) {
        assertEquals(
                List.of(),
                component.attributes().stream()
                        .filter(attribute -> attribute.getAttribute("name").isBlank()
                                || attribute.getAttribute("description").isBlank())
                        .map(attribute -> attribute.getAttribute("id"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource(CONFIGURABLE)
    void metatype_secrets_arePasswords(ComponentXml component) {
        assertEquals(
                List.of(),
                component.attributes().stream()
                        .filter(attribute -> attribute.getAttribute("id").matches("(?i).*(password|secret|token)$"))
                        .filter(attribute -> !attribute.getAttribute("type").equals("Password"))
                        .map(attribute -> attribute.getAttribute("id"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource(CONFIGURABLE)
    void properties_thatHide_areTrueOrAbsent(ComponentXml component) {
        for (String name : List.of("kura.ui.service.hide", "kura.ui.factory.hide")) {
            assertTrue(component.property(name).stream()
                    .allMatch(property -> property.value().equals("true")));
        }
    }

    private static Stream<String> values(Element element) {
        NamedNodeMap attributes = element.getAttributes();
        return Stream.iterate(0, i -> i < attributes.getLength(), i -> i + 1)
                .map(i -> attributes.item(i).getNodeValue());
    }
}
