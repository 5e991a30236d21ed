package dev.modelwire.wire.internal;

import dev.modelwire.api.inference.PropertyReader;
import dev.modelwire.api.inference.ReadableRecord;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A record under the names that the model asks for. */
final class MappedRecord extends AbstractMap<String, Object> implements ReadableRecord {

    private final InputRecord record;
    private final InputMapping mapping;

    MappedRecord(InputRecord record, InputMapping mapping) {
        this.record = record;
        this.mapping = mapping;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        return name instanceof String text ? record.get(mapping.property(text)) : null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public void tell(PropertyReader reader) {
        record.tell(new PropertyReader() {

            @Override
            public void number(String property, double value) {
                if (!mapping.properties().containsKey(property)) {
                    reader.number(property, value);
                }
            }

            @Override
            public void value(String property, Object value) {
                if (!mapping.properties().containsKey(property)) {
                    reader.value(property, value);
                }
            }
        });
        mapping.properties().forEach((name, property) -> {
            Object value = record.get(property);
            if (value != null) {
                reader.value(name, value);
            }
        });
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        Map<String, Object> all = new HashMap<>(record);
        all.keySet().removeAll(mapping.properties().keySet());
        mapping.properties().keySet().forEach(name -> {
            Object value = get(name);
            if (value != null) {
                all.put(name, value);
            }
        });
        return all.entrySet();
    }
}
