package dev.modelwire.wire.internal;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A record under the names that the model asks for. */
final class MappedRecord extends AbstractMap<String, Object> {

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
    public void forEach(BiConsumer<? super String, ? super Object> action) {
        record.forEach((property, value) -> {
            if (!mapping.properties().containsKey(property)) {
                action.accept(property, value);
            }
        });
        mapping.properties().forEach((name, property) -> {
            Object value = record.get(property);
            if (value != null) {
                action.accept(name, value);
            }
        });
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        Map<String, Object> all = new HashMap<>();
        forEach(all::put);
        return all.entrySet();
    }
}
