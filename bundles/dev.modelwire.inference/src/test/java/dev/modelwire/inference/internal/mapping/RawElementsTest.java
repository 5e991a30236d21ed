package dev.modelwire.inference.internal.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.engine.api.ElementType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawElementsTest {

    private static final int COUNT = 2_501;

    private static byte[] singles(int index, float bad) {
        ByteBuffer bytes = ByteBuffer.allocate(COUNT * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < COUNT; i++) {
            bytes.putFloat(i % 2 == 0 ? Float.MAX_VALUE : -Float.MIN_VALUE);
        }
        return bytes.putFloat(index * Float.BYTES, bad).array();
    }

    private static byte[] doubles(int index, double bad) {
        ByteBuffer bytes = ByteBuffer.allocate(COUNT * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < COUNT; i++) {
            bytes.putDouble(i % 2 == 0 ? -Double.MAX_VALUE : Double.MIN_VALUE);
        }
        return bytes.putDouble(index * Double.BYTES, bad).array();
    }

    private static @Nullable RefusalCode problem(ElementType type, byte[] bytes) {
        return new RawElements(type, bytes.length).problem(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 300, 600, 900, 1_100, 1_400, 1_700, 2_047, 2_048, COUNT - 2, COUNT - 1})
    void problem_notFinite_isFoundAnywhere(int index) {
        for (double bad : List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)) {
            assertEquals(RefusalCode.NOT_FINITE, problem(ElementType.FP32, singles(index, (float) bad)));
            assertEquals(RefusalCode.NOT_FINITE, problem(ElementType.FP64, doubles(index, bad)));
        }
    }

    @Test
    void problem_everyNaN_isFound() {
        for (int bits : new int[] {0x7f800001, 0x7fc00000, 0x7fffffff, 0xff800001, 0xffffffff}) {
            byte[] bytes = singles(7, Float.intBitsToFloat(bits));
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(7 * Float.BYTES, bits);
            assertEquals(RefusalCode.NOT_FINITE, problem(ElementType.FP32, bytes));
        }
    }

    @Test
    void problem_finite_none() {
        var single = new RawElements(ElementType.FP32, COUNT * Float.BYTES);
        assertEquals(RefusalCode.NOT_FINITE, single.problem(singles(3, Float.NaN)));
        assertNull(single.problem(singles(3, 0)));
        assertNull(problem(ElementType.FP64, doubles(3, -0.0)));
        assertNull(single.problem(new byte[0]));
    }

    @Test
    void problem_boolBeyondOne_isRefused() {
        assertNull(problem(ElementType.BOOL, new byte[] {0, 1}));
        assertNull(problem(ElementType.BOOL, new byte[] {0, 0}));
        assertEquals(RefusalCode.OUT_OF_RANGE, problem(ElementType.BOOL, new byte[] {1, 2}));
        assertEquals(RefusalCode.OUT_OF_RANGE, problem(ElementType.BOOL, new byte[] {1, -1}));
    }

    @ParameterizedTest
    @EnumSource(names = {"INT8", "UINT8", "INT16", "INT32", "INT64"})
    void problem_integers_none(ElementType type) {
        assertNull(problem(type, new byte[] {-1, -1, -1, -1, -1, -1, -1, 127}));
    }
}
