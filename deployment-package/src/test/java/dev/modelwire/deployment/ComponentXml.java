package dev.modelwire.deployment;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/**
 * The description of one component in a bundle.
 *
 * @param bundle where
 * @param root its {@code scr:component}
 */
record ComponentXml(PackagedBundle bundle, Element root) {

    private static final Set<String> CONFIGURABLE = Set.of(
            "org.eclipse.kura.configuration.ConfigurableComponent",
            "org.eclipse.kura.configuration.SelfConfiguringComponent");

    static ComponentXml read(PackagedBundle bundle, String path) {
        return new ComponentXml(bundle, Xml.parse(bundle, path));
    }

    String name() {
        return root.getAttribute("name");
    }

    Set<String> services() {
        return Xml.descendants(root, "provide").stream()
                .map(provide -> provide.getAttribute("interface"))
                .collect(Collectors.toSet());
    }

    boolean provides(String service) {
        return services().contains(service);
    }

    boolean configurable() {
        return services().stream().anyMatch(CONFIGURABLE::contains);
    }

    boolean wire() {
        return services().stream().anyMatch(service -> service.startsWith("org.eclipse.kura.wire."));
    }

    Optional<Property> property(String name) {
        return Xml.descendants(root, "property").stream()
                .filter(property -> property.getAttribute("name").equals(name))
                .map(Property::of)
                .findFirst();
    }

    /** The metatype file that Kura would read for this component: the one named as the component. */
    String metatypePath() {
        return "OSGI-INF/metatype/" + name() + ".xml";
    }

    Element metatype() {
        return Xml.parse(bundle, metatypePath());
    }

    List<Element> attributes() {
        return Xml.descendants(metatype(), "AD");
    }

    Element designate() {
        return Xml.descendants(metatype(), "Designate").get(0);
    }

    @Override
    public String toString() {
        return name();
    }

    /** A static property of a component. */
    record Property(String type, List<String> values) {

        static Property of(Element property) {
            String type = property.getAttribute("type");
            String values = property.hasAttribute("value") ? property.getAttribute("value") : property.getTextContent();
            return new Property(
                    type.isEmpty() ? "String" : type,
                    values.lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .toList());
        }

        String value() {
            return String.join("\n", values);
        }
    }
}
