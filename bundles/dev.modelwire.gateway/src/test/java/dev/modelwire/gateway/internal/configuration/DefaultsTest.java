package dev.modelwire.gateway.internal.configuration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultsTest {

    private static Map<String, Object> of(Scalar type, int cardinality, String text) {
        AD ad = new ParsedAd("x", null, null, type, cardinality, true, text, null, null, List.of());
        return Defaults.of(new ParsedOcd("id", "name", null, List.of(ad)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"-1", "0", "1"})
    void of_commaInDefault_onlyTheFirstElementSurvives(int cardinality) {
        assertEquals(Map.of("x", "{\"a\":1"), of(Scalar.STRING, cardinality, "{\"a\":1,\"b\":2}"));
    }

    @Test
    void of_escapedComma_survives() {
        assertEquals(Map.of("x", "{\"a\":1, \"b\":2}"), of(Scalar.STRING, 0, "{\"a\":1\\,\\ \"b\":2}"));
    }

    @Test
    void of_blankDefault_leavesThePropertyOut() {
        assertEquals(Map.of(), of(Scalar.STRING, 0, " "));
    }

    @Test
    void of_cardinalityTwo_isAnArray() {
        assertArrayEquals(
                new Integer[] {1, 2}, (Object[]) of(Scalar.INTEGER, 2, "1, 2").get("x"));
    }

    @Test
    void of_wrongNumber_saysWhich() {
        var failure = assertThrows(IllegalArgumentException.class, () -> of(Scalar.INTEGER, 0, "many"));

        assertEquals("Default [many] of [x] is no [Integer]", failure.getMessage());
    }

    @Test
    void of_password_isAPassword() {
        var value = of(Scalar.PASSWORD, 0, "secret").get("x");

        assertEquals("secret", new String(((Password) value).getPassword()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"a,b|a;b", " a , b |a;b", "a\\,b|a,b", "a b,c|a b;c", "a\\ ,b|a ;b", "a\\\\,b|a\\;b", ",|;"})
    void split_text_elements(String text, String elements) {
        assertEquals(List.of(elements.split(";", -1)), DefaultText.split(text));
    }
}
