package dev.modelwire.gateway.internal.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.Option;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Reads {@code OSGI-INF/metatype/<pid>.xml} by Kura's own rules, not by the specification's: one OCD a file, children
 * without a prefix, no localisation, no {@code Character}.
 */
final class OcdParser {

    private OcdParser() {}

    static MetatypeDocument parse(String pid, InputStream in) throws MetatypeException {
        Element root;
        try {
            root = Xml.root(in);
        } catch (IOException | SAXException e) {
            throw new MetatypeException("Metatype file of [" + pid + "] is not well-formed XML", e);
        }
        var ocd = single(pid, root, "OCD");
        var designate = single(pid, root, "Designate");
        var factoryPid = Xml.attribute(designate, "factoryPid");
        var target = factoryPid == null ? Xml.attribute(designate, "pid") : factoryPid;
        var definition = definition(pid, ocd);
        if (!definition.id().equals(target) || !pid.equals(target)) {
            throw new MetatypeException("Metatype file of [" + pid + "] has OCD id [" + definition.id()
                    + "] and Designate [" + target + "]: file name, OCD id and Designate must be the same");
        }
        return new MetatypeDocument(pid, factoryPid != null, definition);
    }

    private static Element single(String pid, Element root, String name) throws MetatypeException {
        var found = Xml.children(root, name);
        if (found.size() != 1) {
            throw new MetatypeException("Metatype file of [" + pid + "] has [" + found.size() + "] elements [" + name
                    + "]: exactly one is read, without a namespace prefix");
        }
        return found.get(0);
    }

    private static ParsedOcd definition(String pid, Element ocd) throws MetatypeException {
        var id = Objects.requireNonNullElse(Xml.attribute(ocd, "id"), "");
        var attributes = new ArrayList<AD>();
        for (var ad : Xml.children(ocd, "AD")) {
            attributes.add(attribute(pid, ad));
        }
        var name = Objects.requireNonNullElse(Xml.attribute(ocd, "name"), id);
        return new ParsedOcd(id, name, Xml.attribute(ocd, "description"), attributes);
    }

    private static ParsedAd attribute(String pid, Element ad) throws MetatypeException {
        var id = Xml.attribute(ad, "id");
        var type = Xml.attribute(ad, "type");
        if (id == null || type == null) {
            throw new MetatypeException("Metatype file of [" + pid + "] has an AD without id or type");
        }
        try {
            var cardinality = Xml.attribute(ad, "cardinality");
            var required = Xml.attribute(ad, "required");
            return new ParsedAd(
                    id,
                    Xml.attribute(ad, "name"),
                    Xml.attribute(ad, "description"),
                    Scalar.fromValue(type),
                    cardinality == null ? 0 : Integer.parseInt(cardinality),
                    required == null || Boolean.parseBoolean(required),
                    Xml.attribute(ad, "default"),
                    Xml.attribute(ad, "min"),
                    Xml.attribute(ad, "max"),
                    options(ad));
        } catch (IllegalArgumentException e) {
            throw new MetatypeException(
                    "Metatype file of [" + pid + "] has AD [" + id + "] of type [" + type + "] that Kura cannot read",
                    e);
        }
    }

    private static List<Option> options(Element ad) {
        var options = new ArrayList<Option>();
        for (var option : Xml.children(ad, "Option")) {
            options.add(new ParsedAd.Choice(option.getAttribute("label"), option.getAttribute("value")));
        }
        return options;
    }
}
