package dev.modelwire.wire.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InputRecordTest {

    private static final byte[] IMAGE = {1, 2};

    /** A property that has a type and no value. */
    private record Nothing() implements TypedValue<String> {

        @Override
        public DataType getType() {
            return DataType.STRING;
        }

        @Override
        public String getValue() {
            return null;
        }

        @Override
        public int compareTo(TypedValue<String> other) {
            return 0;
        }
    }

    private final Map<String, TypedValue<?>> properties = new HashMap<>();
    private final Map<String, TypedValue<?>> copied = new HashMap<>();

    @BeforeEach
    void fill() {
        properties.put("a", TypedValues.newIntegerValue(1));
        properties.put("image", TypedValues.newByteArrayValue(IMAGE));
        properties.put("absent", null);
        properties.put("nothing", new Nothing());
    }

    @Test
    void asMap_valuesThatAreThere() {
        Map<String, Object> record = InputRecord.of(new WireRecord(properties));

        assertEquals(1, record.get("a"));
        assertNull(record.get("absent"));
        assertNull(record.get("nothing"));
        assertNull(record.get("else"));
        assertTrue(record.containsKey("a"));
        assertFalse(record.containsKey("absent"));
        assertFalse(record.containsKey("nothing"));
        assertEquals(2, record.size());
        assertEquals(Map.of("a", 1, "image", record.get("image")), record);
    }

    @Test
    void forEach_valuesThatAreThere() {
        properties.put("b", TypedValues.newFloatValue(1.5f));
        properties.put("c", TypedValues.newDoubleValue(2.5));
        Map<String, Object> seen = new HashMap<>();

        new InputRecord(properties).forEach(seen::put);

        assertEquals(Map.of("a", 1, "image", IMAGE, "b", 1.5f, "c", 2.5), seen);
    }

    @Test
    void tell_valuesThatAreThere_numbersWithoutABox() {
        properties.put("b", TypedValues.newFloatValue(1.5f));
        properties.put("c", TypedValues.newDoubleValue(Double.NaN));
        var told = new Told();

        new InputRecord(properties).tell(told);

        assertEquals(Map.of("b", 1.5, "c", Double.NaN), told.numbers);
        assertEquals(Map.of("a", 1, "image", IMAGE), told.values);
    }

    @Test
    void copy_typedValuesThatAreThere() {
        var record = new InputRecord(properties);

        record.copy("a", copied);
        record.copy("absent", copied);
        record.copy("nothing", copied);

        assertEquals(1, copied.size());
        assertSame(properties.get("a"), copied.get("a"));
    }

    @Test
    void copyAll_typedValuesThatAreThere() {
        new InputRecord(properties).copyAll(copied);

        assertEquals(2, copied.size());
        assertSame(properties.get("image"), copied.get("image"));
    }

    @Test
    void get_bytes_notCopied() {
        assertSame(IMAGE, new InputRecord(properties).get("image"));
    }
}
