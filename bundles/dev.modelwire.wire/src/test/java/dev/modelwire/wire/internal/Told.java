package dev.modelwire.wire.internal;

import dev.modelwire.api.inference.PropertyReader;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Assertions;

/** Keeps what a record tells. */
final class Told implements PropertyReader {

    final Map<String, Double> numbers = new HashMap<>();
    final Map<String, Object> values = new HashMap<>();

    @Override
    public void number(String name, double value) {
        Assertions.assertNull(numbers.put(name, value), "told twice");
    }

    @Override
    public void value(String name, Object value) {
        Assertions.assertNull(values.put(name, value), "told twice");
    }
}
