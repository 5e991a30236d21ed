package dev.modelwire.gateway.internal.configuration;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.eclipse.kura.crypto.CryptoService;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The plain XML form of a set of configurations, as in snapshots; passwords are written encrypted. */
final class SnapshotXml {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
            + "<esf:configurations xmlns:esf=\"http://eurotech.com/esf/2.0\""
            + " xmlns:ocd=\"http://www.osgi.org/xmlns/metatype/v1.2.0\">\n";

    private final CryptoService crypto;

    SnapshotXml(CryptoService crypto) {
        this.crypto = crypto;
    }

    String write(List<? extends ComponentConfiguration> configurations) throws KuraException {
        var out = new StringBuilder(HEAD);
        for (var configuration : configurations) {
            out.append("  <esf:configuration pid=\"")
                    .append(Xml.escape(configuration.getPid()))
                    .append("\">\n    <esf:properties>\n");
            var properties = configuration.getConfigurationProperties();
            for (var entry : (properties == null ? Map.<String, Object>of() : properties).entrySet()) {
                property(out, entry.getKey(), entry.getValue());
            }
            out.append("    </esf:properties>\n  </esf:configuration>\n");
        }
        return out.append("</esf:configurations>\n").toString();
    }

    private void property(StringBuilder out, String name, Object value) throws KuraException {
        var array = value.getClass().isArray();
        var javaType = array ? value.getClass().getComponentType() : value.getClass();
        var type = ScalarValues.typeOf(javaType);
        out.append("      <esf:property array=\"%s\" encrypted=\"%s\" name=\"%s\" type=\"%s\">"
                .formatted(array, type == Scalar.PASSWORD, Xml.escape(name), type.value()));
        var count = array ? Array.getLength(value) : 1;
        for (var i = 0; i < count; i++) {
            out.append("<esf:value>")
                    .append(Xml.escape(text(array ? Array.get(value, i) : value)))
                    .append("</esf:value>");
        }
        out.append("</esf:property>\n");
    }

    private String text(Object value) throws KuraException {
        if (value instanceof Password password) {
            var ciphertext = new String(crypto.encryptAes(password.getPassword()));
            return Base64.getEncoder().encodeToString(ciphertext.getBytes(StandardCharsets.UTF_8));
        }
        return value.toString();
    }

    List<KnownConfiguration> read(String xml) throws KuraException {
        try {
            var configurations = new ArrayList<KnownConfiguration>();
            var root = Xml.root(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
            for (var element : Xml.children(root, "esf:configuration")) {
                configurations.add(new KnownConfiguration(element.getAttribute("pid"), null, properties(element)));
            }
            return configurations;
        } catch (IOException | SAXException | IllegalArgumentException e) {
            throw new KuraException(KuraErrorCode.DECODER_ERROR, e, "snapshot");
        }
    }

    private Map<String, Object> properties(Element configuration) throws KuraException {
        var properties = new LinkedHashMap<String, Object>();
        for (var group : Xml.children(configuration, "esf:properties")) {
            for (var element : Xml.children(group, "esf:property")) {
                var type = Scalar.fromValue(element.getAttribute("type"));
                var encrypted = Boolean.parseBoolean(element.getAttribute("encrypted"));
                var values = new ArrayList<Object>();
                for (var value : Xml.children(element, "esf:value")) {
                    values.add(value(type, encrypted, value.getTextContent()));
                }
                if (Boolean.parseBoolean(element.getAttribute("array"))) {
                    properties.put(element.getAttribute("name"), ScalarValues.array(type, values));
                } else if (!values.isEmpty()) {
                    properties.put(element.getAttribute("name"), values.get(0));
                }
            }
        }
        return properties;
    }

    private Object value(Scalar type, boolean encrypted, String text) throws KuraException {
        if (type != Scalar.PASSWORD || !encrypted) {
            return ScalarValues.parse(type, text);
        }
        var decoded = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
        try {
            return new Password(crypto.decryptAes(decoded.toCharArray()));
        } catch (KuraException | IllegalArgumentException e) {
            return new Password(decoded);
        }
    }
}
