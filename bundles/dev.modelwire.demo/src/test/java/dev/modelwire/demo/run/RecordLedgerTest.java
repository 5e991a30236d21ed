package dev.modelwire.demo.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordLedgerTest {

    private final RecordLedger ledger =
            new RecordLedger(Map.of("1", new Constant("aaaa", 0.25), "2", new Constant("bbbb", 0.75)));

    @Test
    void account_everyRecordOnce_isClean() {
        ledger.result(record(1, "1", "aaaa", 0.25, "Rad.Flow"));
        ledger.result(record(2, "2", "bbbb", 0.75, "High"));
        RecordLedger.Account account = ledger.account(2);
        assertEquals(0, account.lost() + account.duplicated() + account.mixed());
        assertEquals(1, account.swaps());
        assertEquals(Map.of("1", 1.0, "2", 0.0), account.accuracy());
    }

    @Test
    void account_recordMissing_isLost() {
        ledger.result(record(1, "1", "aaaa", 0.25, "Rad.Flow"));
        assertEquals(2, ledger.account(3).lost());
    }

    @Test
    void account_recordTwice_isDuplicated() {
        ledger.result(record(1, "1", "aaaa", 0.25, "Rad.Flow"));
        ledger.refusal(Map.of("seq", 1L));
        assertEquals(1, ledger.account(1).duplicated());
    }

    @Test
    void account_answerOfTheOtherVersion_isMixed() {
        ledger.result(record(1, "1", "aaaa", 0.75, "Rad.Flow"));
        assertEquals(1, ledger.account(1).mixed());
    }

    @Test
    void account_digestOfTheOtherVersion_isMixed() {
        ledger.result(record(1, "1", "bbbb", 0.25, "Rad.Flow"));
        assertEquals(1, ledger.account(1).mixed());
    }

    @Test
    void account_unknownVersion_isMixed() {
        ledger.result(record(1, "3", "cccc", 0.25, "Rad.Flow"));
        assertEquals(1, ledger.account(1).mixed());
    }

    @Test
    void account_backAndForth_countsBothSwaps() {
        ledger.result(record(1, "1", "aaaa", 0.25, "Rad.Flow"));
        ledger.result(record(2, "2", "bbbb", 0.75, "Rad.Flow"));
        ledger.result(record(3, "1", "aaaa", 0.25, "Rad.Flow"));
        assertEquals(2, ledger.account(3).swaps());
    }

    private static Map<String, Object> record(
            long sequence, String version, String digest, double probability, String label) {
        Map<String, Object> record = new HashMap<>();
        record.put("seq", sequence);
        record.put("state", "Rad.Flow");
        record.put("label", label);
        record.put("modelwire.version", version);
        record.put("modelwire.digest", "sha-256:" + digest);
        record.put("probabilities_Rad.Flow", probability);
        return record;
    }

    private record Constant(String digest, double probability) implements RecordLedger.Reference {
        @Override
        public Map<String, Double> probabilities(long sequence) {
            return Map.of("Rad.Flow", probability);
        }
    }
}
