package dev.modelwire.inference.internal.mapping;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.engine.api.ElementType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ElementsTest {

    static Stream<Arguments> taken() {
        return Stream.of(
                Arguments.of(ElementType.FP32, 1.5, 1.5),
                Arguments.of(ElementType.FP32, 1.5f, 1.5),
                Arguments.of(ElementType.FP32, 7, 7.0),
                Arguments.of(ElementType.FP32, 7L, 7.0),
                Arguments.of(ElementType.FP32, (short) 7, 7.0),
                Arguments.of(ElementType.FP32, true, 1.0),
                Arguments.of(ElementType.FP64, new BigDecimal("0.25"), 0.25),
                Arguments.of(ElementType.FP64, false, 0.0),
                Arguments.of(ElementType.FP64, 1e300, 1e300),
                Arguments.of(ElementType.BOOL, true, 1.0),
                Arguments.of(ElementType.BOOL, 0, 0.0),
                Arguments.of(ElementType.INT8, -128, -128.0),
                Arguments.of(ElementType.UINT8, 255, 255.0),
                Arguments.of(ElementType.INT16, -32768L, -32768.0),
                Arguments.of(ElementType.INT32, 2.0, 2.0),
                Arguments.of(ElementType.INT32, (byte) -3, -3.0),
                Arguments.of(ElementType.INT64, Long.MIN_VALUE, -0x1p63),
                Arguments.of(ElementType.INT64, 1e15, 1e15));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void put_valueThatFits_isWidened(ElementType type, Object value, double expected) {
        ByteBuffer buffer = buffer(8);
        assertNull(Elements.put(type, buffer, value, 0, 1));
        assertEquals(type.bytes(), buffer.position());
        assertEquals(expected, Elements.get(type, buffer.flip()));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(ElementType.FP32, Double.NaN, RefusalCode.NOT_FINITE),
                Arguments.of(ElementType.FP64, Double.NEGATIVE_INFINITY, RefusalCode.NOT_FINITE),
                Arguments.of(ElementType.INT32, Float.POSITIVE_INFINITY, RefusalCode.NOT_FINITE),
                Arguments.of(ElementType.INT32, Float.NaN, RefusalCode.NOT_FINITE),
                Arguments.of(ElementType.FP32, 1e39, RefusalCode.OUT_OF_RANGE),
                Arguments.of(ElementType.BOOL, 2, RefusalCode.OUT_OF_RANGE),
                Arguments.of(ElementType.BOOL, -1, RefusalCode.OUT_OF_RANGE),
                Arguments.of(ElementType.INT8, 128, RefusalCode.OUT_OF_RANGE),
                Arguments.of(ElementType.UINT8, -1, RefusalCode.OUT_OF_RANGE),
                Arguments.of(ElementType.UINT8, 256.0, RefusalCode.OUT_OF_RANGE),
                Arguments.of(ElementType.INT16, 40000, RefusalCode.OUT_OF_RANGE),
                Arguments.of(ElementType.INT32, 1L << 31, RefusalCode.OUT_OF_RANGE),
                Arguments.of(ElementType.INT64, 0x1p63, RefusalCode.OUT_OF_RANGE),
                Arguments.of(ElementType.INT32, 1.5, RefusalCode.WRONG_TYPE),
                Arguments.of(ElementType.INT64, BigInteger.ONE, RefusalCode.WRONG_TYPE),
                Arguments.of(ElementType.FP32, "1", RefusalCode.WRONG_TYPE),
                Arguments.of(ElementType.FP32, new byte[4], RefusalCode.WRONG_TYPE),
                Arguments.of(ElementType.FP64, 'a', RefusalCode.WRONG_TYPE));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void put_valueThatDoesNotFit_isRefusedAndNothingPut(ElementType type, Object value, RefusalCode code) {
        ByteBuffer buffer = buffer(8);
        assertEquals(code, Elements.put(type, buffer, value, 0, 1));
        assertEquals(0, buffer.position());
    }

    @Test
    void put_offsetAndScale_areAppliedInDouble() {
        ByteBuffer buffer = buffer(4);
        assertNull(Elements.put(ElementType.FP32, buffer, 50, 48.25, 0.0816));
        assertEquals((float) ((50 - 48.25) * 0.0816), buffer.flip().getFloat());
    }

    @Test
    void put_scaledWholeNumber_mustStayWhole() {
        assertNull(Elements.put(ElementType.INT32, buffer(4), 10, 4, 0.5));
        assertEquals(RefusalCode.WRONG_TYPE, Elements.put(ElementType.INT32, buffer(4), 11, 4, 0.5));
    }

    @Test
    void put_scaledLongBeyondExactness_isRefused() {
        assertEquals(RefusalCode.OUT_OF_RANGE, Elements.put(ElementType.INT64, buffer(8), (1L << 53) + 1, 0, 2));
    }

    @Test
    void put_scaledBeyondDouble_isRefused() {
        assertEquals(RefusalCode.OUT_OF_RANGE, Elements.put(ElementType.FP64, buffer(8), 1e300, 0, 1e300));
    }

    @Test
    void put_everyLong_staysExact() {
        ByteBuffer buffer = buffer(8);
        assertNull(Elements.put(ElementType.INT64, buffer, Long.MAX_VALUE - 1, 0, 1));
        assertEquals(Long.MAX_VALUE - 1, buffer.flip().getLong());
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void putRaw_bigEndianBuffer_turnsEveryElement(ElementType type) {
        byte[] little = {1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0};
        ByteBuffer big = ByteBuffer.allocate(16).order(ByteOrder.BIG_ENDIAN);
        Elements.putRaw(type, big, little);
        ByteBuffer expected = ByteBuffer.wrap(little).order(ByteOrder.LITTLE_ENDIAN);
        big.flip();
        while (big.hasRemaining()) {
            assertEquals(Elements.get(type, expected), Elements.get(type, big));
        }
    }

    @Test
    void putRaw_littleEndianBuffer_copies() {
        byte[] bytes = {1, 2, 3, 4};
        ByteBuffer buffer = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        Elements.putRaw(ElementType.FP32, buffer, bytes);
        assertArrayEquals(bytes, buffer.array());
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
