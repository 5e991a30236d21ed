package dev.modelwire.wire.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Test;

class PropertyListTest {

    private static final TypedValue<?> ONE = TypedValues.newIntegerValue(1);
    private static final TypedValue<?> TWO = TypedValues.newIntegerValue(2);

    private final Map<String, TypedValue<?>> list =
            new PropertyList(new PropertyList.Names(List.of("b", "a")), new TypedValue<?>[] {ONE, TWO});

    @Test
    void asMap_namesInTheirOrder() {
        assertEquals(List.of("b", "a"), List.copyOf(list.keySet()));
        assertEquals(Map.of("a", TWO, "b", ONE), list);
        assertEquals(Map.of("a", TWO, "b", ONE), new HashMap<>(list));
    }

    @Test
    void get_byName() {
        assertEquals(ONE, list.get("b"));
        assertEquals(TWO, list.get("a"));
        assertTrue(list.containsKey("a"));
        assertNull(list.get("c"));
        assertFalse(list.containsKey("c"));
    }

    @Test
    void forEach_inTheirOrder() {
        Map<String, TypedValue<?>> seen = new LinkedHashMap<>();

        list.forEach(seen::put);

        assertEquals(List.of("b", "a"), List.copyOf(seen.keySet()));
        assertEquals(list, seen);
    }

    @Test
    void iterator_behindTheLast_refuses() {
        var entries = list.entrySet().iterator();
        entries.next();
        entries.next();

        assertThrows(NoSuchElementException.class, entries::next);
    }

    @Test
    void put_refused() {
        assertThrows(UnsupportedOperationException.class, () -> list.put("c", ONE));
    }
}
