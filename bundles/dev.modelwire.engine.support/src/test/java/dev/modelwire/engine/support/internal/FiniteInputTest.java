package dev.modelwire.engine.support.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.modelwire.engine.api.ElementType;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiniteInputTest {

    private static final float[] FINITE = {0, -0f, 1, -1, Float.MIN_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE, 1e-40f};
    private static final float[] NOT_FINITE = {
        Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.intBitsToFloat(0xffff_ffff)
    };

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1023, 2047, 2048, 2049, 2500, 4097})
    void check_anyPosition_findsTheOneValueThatIsNotFinite(int size) {
        ByteBuffer values = ByteBuffer.allocateDirect(size * Float.BYTES).order(ByteOrder.nativeOrder());
        for (int i = 0; i < size; i++) {
            values.putFloat(FINITE[i % FINITE.length]);
        }
        FiniteInput input = new FiniteInput(new TensorInfo("in", ElementType.FP32, List.of(size)), values);
        assertDoesNotThrow(input::check);
        for (int i = 0; i < size; i++) {
            float before = values.getFloat(i * Float.BYTES);
            values.putFloat(i * Float.BYTES, NOT_FINITE[i % NOT_FINITE.length]);
            EngineException refusal = assertThrows(EngineException.class, input::check, "at [" + i + "]");
            assertEquals(EngineException.Kind.INVALID_INPUT, refusal.kind());
            values.putFloat(i * Float.BYTES, before);
        }
        assertDoesNotThrow(input::check);
    }
}
