package dev.modelwire.wire.internal;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.eclipse.kura.type.TypedValue;

/**
 * Properties whose names are known beforehand, in their order. A wire record copies what it is given into a map of its own, so
 * that a map here would be made to be read once.
 */
final class PropertyList extends AbstractMap<String, TypedValue<?>> {

    private final List<String> names;
    private final TypedValue<?>[] values;

    /** Takes a value for each of the names, which are all different. */
    PropertyList(List<String> names, TypedValue<?>[] values) {
        this.names = names;
        this.values = values;
    }

    @Override
    public int size() {
        return values.length;
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
