package dev.modelwire.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.HttpProxy;
import dev.modelwire.api.desired.TransferOptions;
import dev.modelwire.api.desired.TransferWindows;
import dev.modelwire.api.transport.Credentials;
import dev.modelwire.api.transport.Secret;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TransferOptionsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Credentials NONE = new Credentials.None();
    private static final TransferOptions USUAL = TransferOptions.of(SECOND, MINUTE, 3);

    @Test
    void of_theRest_isTheUsual() {
        assertEquals(SECOND, USUAL.connectTimeout());
        assertEquals(MINUTE, USUAL.readTimeout());
        assertEquals(3, USUAL.maxArtifactBytes());
        assertEquals(256, USUAL.leastBytesPerSecond());
        assertEquals(0, USUAL.bandwidthBytesPerSecond());
        assertEquals(2, USUAL.parallel());
        assertEquals(TransferWindows.ALWAYS, USUAL.windows());
        assertEquals(List.of(), USUAL.proxy());
    }

    @Test
    void with_oneValue_changesThatAlone() {
        TransferOptions changed = USUAL.withLeastRate(0)
                .withBandwidth(4096)
                .withParallel(8)
                .withWindows(TransferWindows.of("01:00-02:00", ZoneOffset.UTC));

        assertEquals(0, changed.leastBytesPerSecond());
        assertEquals(4096, changed.bandwidthBytesPerSecond());
        assertEquals(8, changed.parallel());
        assertEquals(1, changed.windows().windows().size());
        assertEquals(
                USUAL,
                changed.withLeastRate(256).withBandwidth(0).withParallel(2).withWindows(TransferWindows.ALWAYS));
    }

    @Test
    void withProxy_another_takesTheOnesPlace() {
        HttpProxy proxy = new HttpProxy("p", 65_535, NONE);

        assertEquals(
                List.of(proxy),
                USUAL.withProxy(new HttpProxy("q", 1, NONE))
                        .withProxy(proxy)
                        .withLeastRate(1)
                        .withBandwidth(1)
                        .withParallel(1)
                        .proxy());
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused(() -> TransferOptions.of(Duration.ZERO, SECOND, 1), "time-outs must be above zero"),
                refused(() -> TransferOptions.of(SECOND, Duration.ofMillis(-1), 1), "time-outs must be above zero"),
                refused(() -> TransferOptions.of(SECOND, SECOND, 0), "artifact [0 bytes] must be above zero"),
                refused(() -> USUAL.withLeastRate(-1), "least rate [-1 bytes/s]"),
                refused(() -> USUAL.withBandwidth(-2), "bandwidth [-2 bytes/s] must not be negative"),
                refused(() -> USUAL.withParallel(0), "parallel transfers [0] must be from 1 to 8"),
                refused(() -> USUAL.withParallel(9), "parallel transfers [9] must be from 1 to 8"),
                refused(() -> new HttpProxy("", 1, NONE), "proxy host [] must be a name or an address, not a URL"),
                refused(() -> new HttpProxy("http://p", 1, NONE), "proxy host [http://p] must be a name"),
                refused(() -> new HttpProxy("me@p", 1, NONE), "proxy host [me@p] must be a name"),
                refused(() -> new HttpProxy("p", 0, NONE), "proxy port [0] must be from 1 to 65535"),
                refused(() -> new HttpProxy("p", 65_536, NONE), "proxy port [65536] must be from 1 to 65535"),
                refused(
                        () -> new HttpProxy("p", 1, new Credentials.Bearer(Secret.of(new char[0]))),
                        "a proxy takes a user name and a password"));
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
