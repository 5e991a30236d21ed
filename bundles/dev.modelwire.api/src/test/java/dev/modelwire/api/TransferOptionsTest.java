package dev.modelwire.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.TransferOptions;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TransferOptionsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final TransferOptions USUAL = TransferOptions.of(SECOND, MINUTE, 3);

    @Test
    void of_theRest_isTheUsual() {
        assertEquals(SECOND, USUAL.connectTimeout());
        assertEquals(MINUTE, USUAL.readTimeout());
        assertEquals(3, USUAL.maxArtifactBytes());
        assertEquals(256, USUAL.leastBytesPerSecond());
        assertEquals(0, USUAL.bandwidthBytesPerSecond());
        assertEquals(2, USUAL.parallel());
    }

    @Test
    void with_oneValue_changesThatAlone() {
        TransferOptions changed = USUAL.withLeastRate(0).withBandwidth(4096).withParallel(8);

        assertEquals(0, changed.leastBytesPerSecond());
        assertEquals(4096, changed.bandwidthBytesPerSecond());
        assertEquals(8, changed.parallel());
        assertEquals(USUAL, changed.withLeastRate(256).withBandwidth(0).withParallel(2));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused(() -> TransferOptions.of(Duration.ZERO, SECOND, 1), "time-outs must be above zero"),
                refused(() -> TransferOptions.of(SECOND, Duration.ofMillis(-1), 1), "time-outs must be above zero"),
                refused(() -> TransferOptions.of(SECOND, SECOND, 0), "artifact [0 bytes] must be above zero"),
                refused(() -> USUAL.withLeastRate(-1), "least rate [-1 bytes/s]"),
                refused(() -> USUAL.withBandwidth(-2), "bandwidth [-2 bytes/s] must not be negative"),
                refused(() -> USUAL.withParallel(0), "parallel transfers [0] must be from 1 to 8"),
                refused(() -> USUAL.withParallel(9), "parallel transfers [9] must be from 1 to 8"));
    }

    private static Arguments refused(Executable made, String message) {
        return Arguments.of(made, message);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void transferOptions_impossibleValue_isRefusedWithTheRule(Executable made, String message) {
        String said = assertThrows(IllegalArgumentException.class, made).getMessage();

        assertTrue(said.contains(message), said);
    }
}
