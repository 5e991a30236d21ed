package dev.modelwire.wire.internal;

import dev.modelwire.api.inference.PropertyReader;
import dev.modelwire.api.inference.ReadableRecord;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.eclipse.kura.type.DoubleValue;
import org.eclipse.kura.type.FloatValue;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.wire.WireRecord;
import org.jspecify.annotations.Nullable;

/** The properties of a wire record as plain values, not copied. A property without a value is not there. */
final class InputRecord extends AbstractMap<String, Object> implements ReadableRecord {

    private final Map<String, TypedValue<?>> properties;

    InputRecord(Map<String, TypedValue<?>> properties) {
        this.properties = properties;
    }

    static InputRecord of(WireRecord record) {
        return new InputRecord(record.getProperties());
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        TypedValue<?> typed = properties.get(name);
        return typed == null ? null : typed.getValue();
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public void tell(PropertyReader reader) {
        properties.forEach(new Telling(reader));
    }

    /** Asks the types that nearly all measured values have by name, which spares a look-up of the method and a box. */
    private record Telling(PropertyReader reader) implements BiConsumer<String, TypedValue<?>> {

        @Override
        public void accept(String name, @Nullable TypedValue<?> typed) {
            if (typed instanceof FloatValue number) {
                reader.number(name, number.getValue());
            } else if (typed instanceof DoubleValue number) {
                reader.number(name, number.getValue());
            } else if (typed != null && typed.getValue() != null) {
                reader.value(name, typed.getValue());
            }
        }
    }

    /** Copies the typed value of a property, if there is one. */
    void copy(String name, Map<String, TypedValue<?>> to) {
        if (containsKey(name)) {
            to.put(name, properties.get(name));
        }
    }

    /** Copies all typed values. */
    void copyAll(Map<String, TypedValue<?>> to) {
        for (Map.Entry<String, TypedValue<?>> property : properties.entrySet()) {
            if (isThere(property)) {
                to.put(property.getKey(), property.getValue());
            }
        }
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {

            @Override
            public Iterator<Map.Entry<String, Object>> iterator() {
                return there().<Map.Entry<String, Object>>map(property ->
                                Map.entry(property.getKey(), property.getValue().getValue()))
                        .iterator();
            }

            @Override
            public int size() {
                return (int) there().count();
            }
        };
    }

    private Stream<Map.Entry<String, TypedValue<?>>> there() {
        return properties.entrySet().stream().filter(InputRecord::isThere);
    }

    private static boolean isThere(Map.Entry<String, TypedValue<?>> property) {
        TypedValue<?> typed = property.getValue();
        return typed != null && typed.getValue() != null;
    }
}
