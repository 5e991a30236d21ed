package dev.modelwire.gateway.internal.configuration;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.OCD;

/** The properties that a definition gives a component before anyone configured it. */
final class Defaults {

    private Defaults() {}

    /** @throws IllegalArgumentException when a default is no value of its type */
    static Map<String, Object> of(OCD definition) {
        var values = new LinkedHashMap<String, Object>();
        for (var ad : definition.getAD()) {
            var text = ad.getDefault();
            if (text != null && !text.isBlank()) {
                values.put(ad.getId(), value(ad, text));
            }
        }
        return values;
    }

    /** With a cardinality of -1, 0 or 1 only the first element of the split text survives. */
    private static Object value(AD ad, String text) {
        var elements = DefaultText.split(text);
        try {
            if (Math.abs(ad.getCardinality()) <= 1) {
                return ScalarValues.parse(ad.getType(), elements.get(0));
            }
            return ScalarValues.array(
                    ad.getType(),
                    elements.stream()
                            .map(e -> ScalarValues.parse(ad.getType(), e))
                            .toList());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "Default [" + text + "] of [" + ad.getId() + "] is no ["
                            + ad.getType().value() + "]",
                    e);
        }
    }
}
