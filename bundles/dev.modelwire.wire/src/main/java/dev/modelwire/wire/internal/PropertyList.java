package dev.modelwire.wire.internal;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.eclipse.kura.type.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * Properties whose names are known beforehand, in their order. A wire record does not copy its map, so that this is what those
 * who receive it read; it cannot be changed.
 */
final class PropertyList extends AbstractMap<String, TypedValue<?>> {

    private final Names names;
    private final TypedValue<?>[] values;

    /** Names in their order, made once for all records that have them. */
    static final class Names {

        private final String[] names;
        private final Map<String, Integer> places = new HashMap<>();

        Names(List<String> names) {
            this.names = names.toArray(String[]::new);
            for (int i = 0; i < this.names.length; i++) {
                places.put(this.names[i], i);
            }
        }

        int size() {
            return names.length;
        }

        String get(int index) {
            return names[index];
        }

        boolean areUnique() {
            return places.size() == names.length;
        }
    }

    /** Takes a value for each of the names, which are all different. */
    PropertyList(Names names, TypedValue<?>[] values) {
        this.names = names;
        this.values = values;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public @Nullable TypedValue<?> get(@Nullable Object name) {
        Integer place = names.places.get(name);
        return place == null ? null : values[place];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return names.places.containsKey(name);
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super TypedValue<?>> action) {
        for (int i = 0; i < values.length; i++) {
            action.accept(names.get(i), values[i]);
        }
    }

    @Override
    public Set<Map.Entry<String, TypedValue<?>>> entrySet() {
        return new AbstractSet<>() {

            @Override
            public Iterator<Map.Entry<String, TypedValue<?>>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return values.length;
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<String, TypedValue<?>>> {

        private int next;

        @Override
        public boolean hasNext() {
            return next < values.length;
        }

        @Override
        public Map.Entry<String, TypedValue<?>> next() {
            if (next == values.length) {
                throw new NoSuchElementException();
            }
            int index = next++;
            return new SimpleImmutableEntry<>(names.get(index), values[index]);
        }
    }
}
