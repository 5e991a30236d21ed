package dev.modelwire.kura.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TypedValuesTest {

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(DataType.BOOLEAN, false, true, "true"),
                Arguments.of(
                        DataType.BYTE_ARRAY,
                        new byte[] {1, 2},
                        new byte[] {1, 3},
                        Base64.getEncoder().encodeToString(new byte[] {1, 3})),
                Arguments.of(DataType.DOUBLE, 1.5, 2.5, "2.5"),
                Arguments.of(DataType.INTEGER, 1, 2, "2"),
                Arguments.of(DataType.LONG, 1L, 2L, "2"),
                Arguments.of(DataType.FLOAT, 1.5f, 2.5f, "2.5"),
                Arguments.of(DataType.STRING, "a", "b", "b"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void newTypedValue_eachType_isAValue(DataType type, Object low, Object high, String highText) {
        var value = TypedValues.newTypedValue(low);
        var other = TypedValues.newTypedValue(high);

        assertEquals(type, value.getType());
        assertEquals(TypedValues.newTypedValue(low), value);
        assertEquals(TypedValues.newTypedValue(low).hashCode(), value.hashCode());
        assertNotEquals(other, value);
        assertTrue(value.toString().contains("Value [value="), value::toString);
        assertEquals(other, TypedValues.parseTypedValue(type, highText));
        assertEquals(-1, Integer.signum(compare(value, other)));
        assertEquals(1, Integer.signum(compare(other, value)));
        assertEquals(0, compare(value, TypedValues.newTypedValue(low)));
    }

    @Test
    void newTypedValue_anyOtherType_isRefused() {
        for (var value : List.of((short) 1, (byte) 1, 'c', new float[] {1f}, List.of(1))) {
            var refusal = assertThrows(IllegalArgumentException.class, () -> TypedValues.newTypedValue(value));
            assertEquals(
                    "Value of type [" + value.getClass().getName()
                            + "] cannot be typed: use Boolean, byte[], Float, Double, Integer, Long or String",
                    refusal.getMessage());
        }
    }

    @Test
    void parseTypedValue_textThatDoesNotFit_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> TypedValues.parseTypedValue(DataType.INTEGER, "1.5"));
        assertThrows(IllegalArgumentException.class, () -> TypedValues.parseTypedValue(DataType.BYTE_ARRAY, "?"));
    }

    @Test
    void byteArrayValue_bytes_areNotCopied() {
        var bytes = new byte[] {1, 2};

        assertSame(bytes, TypedValues.newByteArrayValue(bytes).getValue());
    }

    @ParameterizedTest
    @EnumSource(DataType.class)
    void getDataType_anyCase_findsTheConstant(DataType type) {
        assertEquals(type, DataType.getDataType(type.name()));
        assertEquals(type, DataType.getDataType(type.name().toLowerCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @CsvSource({"''", "number"})
    void getDataType_unknownName_isRefused(String name) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> DataType.getDataType(name));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith("Data type [" + name + "] is unknown"));
    }

    @SuppressWarnings("unchecked") // both are of one type
    private static int compare(TypedValue<?> left, TypedValue<?> right) {
        return ((TypedValue<Object>) left).compareTo((TypedValue<Object>) right);
    }
}
