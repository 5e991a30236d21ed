package dev.modelwire.inference.internal.mapping;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.inference.PropertyReader;
import dev.modelwire.api.inference.ReadableRecord;
import dev.modelwire.engine.api.ElementType;
import java.nio.ByteBuffer;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeatureRowTest {

    private static final String[] FEATURES = {"a", "b", "c"};

    private final ByteBuffer elements = ByteBuffer.allocate(FEATURES.length * Float.BYTES);
    private final FeatureRow row = row(ElementType.FP32, elements);

    private static FeatureRow row(ElementType type, ByteBuffer elements) {
        return new FeatureRow(type, FEATURES, new double[] {0, 10, 0}, new double[] {1, 2, 1}, elements);
    }

    /** Properties in the order given: name, value, name, value. */
    private static Map<String, Object> record(Object... properties) {
        Map<String, Object> record = new LinkedHashMap<>();
        for (int i = 0; i < properties.length; i += 2) {
            record.put((String) properties[i], properties[i + 1]);
        }
        return record;
    }

    private void taken(Map<String, Object> record, float a, float b, float c) {
        assertTrue(row.takes(record));
        assertEquals(
                List.of(a, b, c),
                List.of(elements.getFloat(0), elements.getFloat(4), elements.getFloat(8)),
                () -> "" + record);
    }

    @Test
    void takes_anyOrder_eachValueForItsFeature() {
        taken(record("a", 1f, "b", 2f, "c", 3.0), 1, -16, 3);
        taken(record("a", 4f, "b", 5f, "c", 6.0), 4, -10, 6);
        taken(record("c", 7f, "a", 8.0, "b", 9), 8, -2, 7);
        taken(record("x", "text", "c", 1f, "b", 10f, "a", 2f), 2, 0, 1);
        taken(record("a", 1f, "b", 2f, "c", 3.0), 1, -16, 3);
    }

    @Test
    void takes_wholeNumbersAndTruth_areWidened() {
        taken(record("a", 1, "b", 11L, "c", true), 1, 2, 1);
    }

    @Test
    void takes_otherType_isFilledAsThatType() {
        ByteBuffer whole = ByteBuffer.allocate(FEATURES.length * Short.BYTES);

        assertTrue(row(ElementType.INT16, whole).takes(record("c", 3f, "b", 11, "a", -1L)));

        assertEquals(-1, whole.getShort(0));
        assertEquals(2, whole.getShort(2));
        assertEquals(3, whole.getShort(4));
    }

    @Test
    void takes_featureMissingOrNotTaken_isFalseAndTheNextRecordTaken() {
        assertFalse(row.takes(record("a", 1f, "b", 2f)));
        assertFalse(row.takes(record("a", 1f, "b", null, "c", 3f)));
        assertFalse(row.takes(record("a", 1f, "b", Float.NaN, "c", 3f)));
        assertFalse(row.takes(record("a", 1e300, "b", 2f, "c", 3f)));
        assertFalse(row.takes(record("a", "1", "b", 2f, "c", 3f)));
        taken(record("a", 1f, "b", 2f, "c", 3f), 1, -16, 3);
    }

    @Test
    void takes_recordThatTells_asTheMapOfItsProperties() {
        for (ElementType type : List.of(ElementType.FP32, ElementType.FP64, ElementType.INT16)) {
            for (Map<String, Object> record : List.of(
                    record("a", 1f, "b", 12.0, "c", 3),
                    record("x", 9f, "c", 4.0, "y", true, "b", 11L, "a", -2f),
                    record("a", 1f, "b", Float.NaN, "c", 3f),
                    record("a", 1f, "b", 2.5, "c", 3e300),
                    record("a", 1f, "x", 2.5, "y", 3f))) {
                ByteBuffer asMap = ByteBuffer.allocate(FEATURES.length * type.bytes());
                ByteBuffer asTold = ByteBuffer.allocate(FEATURES.length * type.bytes());
                FeatureRow told = row(type, asTold);

                boolean taken = row(type, asMap).takes(record);

                assertEquals(taken, told.takes(new Telling(record)), () -> type + " " + record);
                assertEquals(taken, told.takes(new Telling(record)), () -> "once it knows the order of " + record);
                if (taken) {
                    assertArrayEquals(asMap.array(), asTold.array(), () -> type + " " + record);
                }
            }
        }
    }

    /** Tells its numbers, and cannot be read in another way. */
    private static final class Telling extends AbstractMap<String, Object> implements ReadableRecord {

        private final Map<String, Object> record;

        Telling(Map<String, Object> record) {
            this.record = record;
        }

        @Override
        public void tell(PropertyReader reader) {
            record.forEach((name, value) -> {
                if (value instanceof Double || value instanceof Float) {
                    reader.number(name, ((Number) value).doubleValue());
                } else {
                    reader.value(name, value);
                }
            });
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            throw new AssertionError("it was read as a map");
        }
    }

    @Test
    void takes_nameNull_isNoFeature() {
        Map<String, Object> record = new HashMap<>(record("a", 1f, "b", 2f, "c", 3f));
        record.put(null, 9f);

        taken(record, 1, -16, 3);
    }

    @Test
    void takes_veryManyOtherProperties_leavesThemToLookUps() {
        Map<String, Object> many = record("a", 1f, "b", 2f, "c", 3f);
        IntStream.range(0, 100).forEach(i -> many.put("x" + i, i));
        row.takes(many);

        assertFalse(row.takes(many));
    }
}
