package dev.modelwire.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the figures of the swaps rest on: the ledger sees what is lost, doubled and mixed. */
class SwapLedgerTest {

    private final SwapLedger ledger = new SwapLedger(
            List.of(Map.of("a", 1)), Map.of("one", new double[][] {{1, 2}}, "two", new double[][] {{3, 4}}));

    @Test
    void check_answerOfTheVersionThatItNames_isNotMixed() {
        ledger.check(0, "one", new double[] {1, 2});
        ledger.check(0, "two", new double[] {3, 4});
        assertEquals(0, ledger.mixed());
    }

    @Test
    void check_answerOfTheOtherVersion_isMixed() {
        ledger.check(0, "one", new double[] {3, 4});
        assertEquals(1, ledger.mixed());
    }

    @Test
    void check_answerOfBothVersions_isMixed() {
        ledger.check(0, "one", new double[] {1, 4});
        assertEquals(1, ledger.mixed());
    }

    @Test
    void check_versionThatNobodyKnows_isMixed() {
        ledger.check(0, "three", new double[] {1, 2});
        assertEquals(1, ledger.mixed());
    }

    @Test
    void came_noneOneAndTwoAnswers_isLostWellAndDoubled() {
        ledger.came(0);
        ledger.came(1);
        ledger.came(2);
        assertEquals(List.of(3L, 1L, 1L), List.of(ledger.records(), ledger.lost(), ledger.doubled()));
    }
}
