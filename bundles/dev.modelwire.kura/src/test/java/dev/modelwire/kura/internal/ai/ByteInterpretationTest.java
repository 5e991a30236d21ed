package dev.modelwire.kura.internal.ai;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.engine.api.ElementType;
import dev.modelwire.engine.api.TensorInfo;
import dev.modelwire.inference.internal.RealModels;
import dev.modelwire.testkit.engine.FakeModel;
import dev.modelwire.testkit.engine.FakeModel.Finish;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.ai.inference.Tensor;
import org.eclipse.kura.ai.inference.TensorDescriptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What bytes and values mean to inputs of each type, by a model of two elements that answers what it is given. */
class ByteInterpretationTest {

    @TempDir
    Path directory;

    private RealModels models;
    private final StockEngine engine = new StockEngine();

    @BeforeEach
    void start() {
        models = new RealModels(directory);
        engine.came(models.service());
    }

    @AfterEach
    void stop() {
        models.close();
    }

    @ParameterizedTest
    @CsvSource({
        "BOOL, 0100, 1, 0",
        "INT8, ff7f, -1, 127",
        "UINT8, ff7f, 255, 127",
        "INT16, feff0001, -2, 256",
        "INT32, feffffff00010000, -2, 256",
        "INT64, feffffffffffffff0001000000000000, -2, 256",
        "FP32, 0000c03f000000c0, 1.5, -2",
        "FP64, 000000000000f83f00000000000000c0, 1.5, -2",
        "FP32, ff07, 255, 7",
        "FP64, ff07, 255, 7"
    })
    void bytes_ofEachType_areLittleEndianElementsOrSamples(ElementType type, String hex, double first, double second)
            throws Exception {
        models.activate("same", "1", same(type));
        assertArrayEquals(
                new double[] {first, second},
                infer(Byte.class, boxed(HexFormat.of().parseHex(hex))));
    }

    @ParameterizedTest
    @CsvSource({
        "BOOL, 010000, was given 3 bytes for [x]: it takes 2, which are the elements of BOOL [1; 2] in little-endian order",
        "INT32, 0100, was given 2 bytes for [x]: it takes 8, which are the elements of INT32 [1; 2] in little-endian order",
        "FP32, 010203, was given 3 bytes for [x]: it takes 8, which are the elements of FP32 [1; 2] in little-endian"
                + " order; or 2; which are samples of 0 to 255",
        "FP32, '', was given 0 bytes for [x]",
        "FP32, 0000c03f0000c07f, was given [x] with element [1]; which is no finite number",
        "FP64, 000000000000f87f00000000000000c0, was given [x] with element [0]; which is no finite number",
        "BOOL, 0102, was given [x] with element [1]; which is no truth value: 0 or 1"
    })
    void bytes_thatDoNotFit_areRefused(ElementType type, String hex, String part) throws Exception {
        models.activate("same", "1", same(type));
        assertRefused(part.replace(';', ','), Byte.class, boxed(HexFormat.of().parseHex(hex)));
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(ElementType.FP32, List.of(1.5f, -2f), 1.5, -2.0),
                Arguments.of(ElementType.FP32, List.of(1.5, -2.0), 1.5, -2.0),
                Arguments.of(ElementType.FP32, List.of(7, -2), 7.0, -2.0),
                Arguments.of(ElementType.FP64, List.of(7L, -2L), 7.0, -2.0),
                Arguments.of(ElementType.FP64, List.of(true, false), 1.0, 0.0),
                Arguments.of(ElementType.BOOL, List.of(true, false), 1.0, 0.0),
                Arguments.of(ElementType.BOOL, List.of(1, 0), 1.0, 0.0),
                Arguments.of(ElementType.INT8, List.of(-128, 127), -128.0, 127.0),
                Arguments.of(ElementType.UINT8, List.of(0, 255), 0.0, 255.0),
                Arguments.of(ElementType.INT16, List.of((short) 3, (short) -4), 3.0, -4.0),
                Arguments.of(ElementType.INT32, List.of(3L, -4L), 3.0, -4.0),
                Arguments.of(ElementType.INT32, List.of(3.0, -4.0), 3.0, -4.0),
                Arguments.of(ElementType.INT64, List.of(3f, -4f), 3.0, -4.0));
    }

    @ParameterizedTest
    @MethodSource("values")
    void values_thatFit_areWidened(ElementType type, List<Object> given, double first, double second) throws Exception {
        models.activate("same", "1", same(type));
        assertArrayEquals(new double[] {first, second}, infer(given.get(0).getClass(), given));
    }

    static Stream<Arguments> badValues() {
        return Stream.of(
                Arguments.of(ElementType.FP32, List.of(1f), "was given 1 values for [x]: it takes 2"),
                Arguments.of(ElementType.FP32, List.of("1", "2"), "[x], which is of type [String], which is no number"),
                Arguments.of(
                        ElementType.FP32, List.of(1f, Float.NaN), "[x], which is [NaN]: a model is never given NaN"),
                Arguments.of(ElementType.FP32, List.of(1.0, 1e300), "[x], which is [1.0E300], which FP32 cannot hold"),
                Arguments.of(ElementType.FP32, Arrays.asList(1f, null), "[x], which is null"),
                Arguments.of(ElementType.INT8, List.of(0, 128), "[x], which is [128], which INT8 cannot hold"),
                Arguments.of(ElementType.UINT8, List.of(0, -1), "[x], which is [-1], which UINT8 cannot hold"),
                Arguments.of(ElementType.BOOL, List.of(0, 2), "[x], which is [2], which BOOL cannot hold"),
                Arguments.of(ElementType.INT16, List.of(0, 32768), "[x], which is [32768], which INT16 cannot hold"),
                Arguments.of(ElementType.INT32, List.of(0L, 1L << 31), "[2147483648], which INT32 cannot hold"),
                Arguments.of(ElementType.INT32, List.of(0.0, 2.5), "[x], which is [2.5], which INT32 cannot hold"),
                Arguments.of(ElementType.INT64, List.of(0.0, 0x1p63), "which INT64 cannot hold"));
    }

    @ParameterizedTest
    @MethodSource("badValues")
    void values_thatDoNotFit_areRefused(ElementType type, List<Object> given, String part) throws Exception {
        models.activate("same", "1", same(type));
        assertRefused(part, given.get(0).getClass(), given);
    }

    @Test
    void tensors_ofAnotherNumber_areRefused() throws Exception {
        models.activate("same", "1", same(ElementType.FP32));
        KuraException refused = assertThrows(
                KuraException.class,
                () -> engine.infer(engine.getModelInfo("same").orElseThrow(), List.of()));
        assertEquals("model [same@1] was given 0 tensors: it takes [x]", refused.getMessage());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void copy_toTheOtherByteOrder_turnsEachElement(Kind kind) {
        byte[] bytes = new byte[2 * kind.bytes()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        ByteBuffer turned = ByteBuffer.allocate(bytes.length).order(ByteOrder.BIG_ENDIAN);
        kind.copy(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), turned);
        for (int i = 0; i < bytes.length; i++) {
            int element = i / kind.bytes() * kind.bytes();
            assertEquals(bytes[element + kind.bytes() - 1 - (i - element)], turned.get(i));
        }
    }

    private double[] infer(Class<?> type, List<?> data) throws KuraException {
        List<Tensor> answered = engine.infer(engine.getModelInfo("same").orElseThrow(), List.of(tensor(type, data)));
        List<Byte> bytes = answered.get(0).getData(Byte.class).orElseThrow();
        ByteBuffer doubles = ByteBuffer.allocate(bytes.size()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.forEach(doubles::put);
        return new double[] {doubles.getDouble(0), doubles.getDouble(8)};
    }

    @SuppressWarnings("unchecked")
    private <T> Tensor tensor(Class<?> type, List<?> data) throws KuraException {
        TensorDescriptor descriptor =
                engine.getModelInfo("same").orElseThrow().getInputs().get(0);
        return new Tensor((Class<T>) type, descriptor, (List<T>) data);
    }

    private void assertRefused(String part, Class<?> type, List<?> data) {
        KuraException refused = assertThrows(KuraException.class, () -> infer(type, data));
        assertEquals(KuraErrorCode.INVALID_PARAMETER, refused.getCode());
        assertTrue(
                refused.getMessage().startsWith("model [same@1] was given")
                        && refused.getMessage().contains(part),
                refused.getMessage());
    }

    private static List<Byte> boxed(byte[] bytes) {
        return new TensorBytes(bytes);
    }

    private static FakeModel same(ElementType type) {
        return new FakeModel(
                List.of(new TensorInfo("x", type, List.of(1, 2))),
                List.of(new TensorInfo("y", ElementType.FP64, List.of(1, 2))),
                List.of(List.of(0.0, 1.0, 0.0), List.of(0.0, 0.0, 1.0)),
                Finish.NONE);
    }
}
