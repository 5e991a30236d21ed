package dev.modelwire.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.modelwire.api.inference.TensorSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class TensorSpecTest {

    @Test
    void elementCount_isTheProductOfTheDimensions() {
        assertEquals(1200, new TensorSpec("x", "FP32", List.of(1, 24, 50)).elementCount());
        assertEquals(1, new TensorSpec("x", "FP32", List.of()).elementCount());
    }

    @Test
    void of_dimensionThatIsNotPositive_isRefused() {
        assertEquals(
                "tensor [x] has shape [1, 0]: every dimension must be positive",
                assertThrows(IllegalArgumentException.class, () -> new TensorSpec("x", "FP32", List.of(1, 0)))
                        .getMessage());
    }
}
