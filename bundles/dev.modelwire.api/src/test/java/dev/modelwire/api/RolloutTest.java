package dev.modelwire.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.Rollout;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolloutTest {

    private static final int FLEET = 100_000;

    private static double taken(Rollout rollout, IntFunction<String> id) {
        return IntStream.range(0, FLEET)
                .filter(i -> rollout.includes(id.apply(i)))
                .count();
    }

    private static String mac(int i) {
        return "00:60:0c:%02x:%02x:%02x".formatted(i >> 16 & 255, i >> 8 & 255, i & 255);
    }

    /** Four standard deviations of the binomial distribution. */
    private static double tolerance(int percent) {
        double p = percent / 100.0;
        return 4 * Math.sqrt(FLEET * p * (1 - p));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 20, 50, 99})
    void includes_hundredThousandNeighbouringIds_isThatShare(int percent) {
        Rollout rollout = new Rollout(percent, "pump-7");
        assertEquals(FLEET * percent / 100.0, taken(rollout, RolloutTest::mac), tolerance(percent));
        assertEquals(FLEET * percent / 100.0, taken(rollout, Integer::toString), tolerance(percent));
    }

    @Test
    void place_hundredThousandIds_isEvenlySpread() {
        int[] tenths = new int[10];
        Rollout rollout = new Rollout(1, "salt");
        IntStream.range(0, FLEET).forEach(i -> tenths[(int) (rollout.place(mac(i)) / 10)]++);
        for (int count : tenths) {
            assertEquals(FLEET / 10.0, count, tolerance(10));
        }
    }

    @Test
    void includes_growingShare_keepsWhoWasIn() {
        Rollout few = new Rollout(20, "pump-7");
        Rollout more = new Rollout(21, "pump-7");
        assertTrue(IntStream.range(0, FLEET).allMatch(i -> !few.includes(mac(i)) || more.includes(mac(i))));
    }

    @Test
    void includes_anotherSalt_beginsWithOthers() {
        Rollout one = new Rollout(20, "pump-7");
        Rollout other = new Rollout(20, "pump-8");
        double both = IntStream.range(0, FLEET)
                .filter(i -> one.includes(mac(i)) && other.includes(mac(i)))
                .count();
        assertEquals(FLEET * 0.04, both, tolerance(4));
    }

    @Test
    void place_knownId_neverChanges() {
        // printf 'pump-7\\0%s' "$id" | sha256sum: the first 16 digits, divided by 2^64, times 100
        assertEquals(43.30289288387485, new Rollout(1, "pump-7").place("00:60:0c:00:00:01"), 1e-9);
    }

    @Test
    void includes_ends_nobodyAndAll() {
        assertFalse(new Rollout(0, "").includes("x"));
        assertTrue(Rollout.ALL.includes(""));
        assertThrows(IllegalArgumentException.class, () -> new Rollout(101, ""));
        assertThrows(IllegalArgumentException.class, () -> new Rollout(-1, ""));
        assertThrows(IllegalArgumentException.class, () -> new Rollout(1, "x".repeat(65)));
    }
}
