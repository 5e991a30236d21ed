package dev.modelwire.gateway.internal.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.junit.jupiter.api.Test;

class OcdParserTest {

    private static final String ROOT =
            "<metatype:MetaData xmlns:metatype=\"http://www.osgi.org/xmlns/metatype/v1.4.0\">";

    private static MetatypeDocument parse(String content) throws MetatypeException {
        var xml = ROOT + content + "</metatype:MetaData>";
        return OcdParser.parse("a.B", new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String document(String ad, String designate) {
        return "<OCD id=\"a.B\" name=\"%name\">" + ad + "</OCD><Designate " + designate
                + "=\"a.B\"><Object ocdref=\"a.B\"/></Designate>";
    }

    @Test
    void parse_prefixedRootAndBareAd_takesKuraDefaults() throws MetatypeException {
        var document = parse(document("<AD id=\"x\" type=\"Integer\" default=\"1\"/>", "pid"));

        assertFalse(document.factory());
        var ad = document.definition().getAD().get(0);
        assertEquals(Scalar.INTEGER, ad.getType());
        assertEquals(0, ad.getCardinality());
        assertTrue(ad.isRequired());
    }

    @Test
    void parse_localisedName_staysAsWritten() throws MetatypeException {
        assertEquals("%name", parse(document("", "pid")).definition().getName());
    }

    @Test
    void parse_factoryPid_isFactory() throws MetatypeException {
        assertTrue(parse(document("", "factoryPid")).factory());
    }

    @Test
    void parse_characterType_losesTheFile() {
        var failure = assertThrows(
                MetatypeException.class,
                () -> parse(document("<AD id=\"ok\" type=\"String\"/><AD id=\"x\" type=\"Character\"/>", "pid")));

        assertTrue(failure.getMessage().contains("[Character]"), failure.getMessage());
    }

    @Test
    void parse_prefixedChildren_losesTheFile() {
        var content = document("", "pid").replace("<OCD", "<metatype:OCD").replace("</OCD", "</metatype:OCD");

        var failure = assertThrows(MetatypeException.class, () -> parse(content));

        assertTrue(failure.getMessage().contains("[0] elements [OCD]"), failure.getMessage());
    }

    @Test
    void parse_otherDesignate_losesTheFile() {
        var content = document("", "pid").replace("pid=\"a.B\"", "pid=\"a.C\"");

        var failure = assertThrows(MetatypeException.class, () -> parse(content));

        assertTrue(failure.getMessage().contains("Designate [a.C]"), failure.getMessage());
    }

    @Test
    void parse_noDesignate_losesTheFile() {
        assertThrows(MetatypeException.class, () -> parse("<OCD id=\"a.B\" name=\"b\"/>"));
    }

    @Test
    void parse_twoDefinitions_losesTheFile() {
        assertThrows(MetatypeException.class, () -> parse("<OCD id=\"x\" name=\"x\"/>" + document("", "pid")));
    }

    @Test
    void parse_documentType_isRefused() {
        var xml = "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>";

        assertThrows(
                MetatypeException.class,
                () -> OcdParser.parse("a.B", new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void parse_options_keepLabelsAndValues() throws MetatypeException {
        var ad = parse(document(
                        "<AD id=\"x\" type=\"String\" min=\"1\" max=\"2\"><Option label=\"L\" value=\"V\"/></AD>",
                        "pid"))
                .definition()
                .getAD()
                .get(0);

        assertEquals("L", ad.getOption().get(0).getLabel());
        assertEquals("V", ad.getOption().get(0).getValue());
        assertEquals("2", ad.getMax());
    }
}
