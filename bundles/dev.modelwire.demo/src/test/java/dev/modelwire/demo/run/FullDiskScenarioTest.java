package dev.modelwire.demo.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.modelwire.demo.run.FullDiskScenario.Full;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FullDiskScenarioTest {

    private static final String DETAIL =
            "[5040] more bytes do not fit: [0] bytes are free on the disk and [1048576] must stay free;"
                    + " versions that may go would free [0]: free [1053616] bytes or change the bounds";
    private static final Full FULL = new Full("STORE_FULL", 1_053_616, 5_000, "1");

    private static JsonObject reported(String active, String failure) {
        return JsonParser.parseString("{\"models\":[{\"name\":\"shuttle\",\"active\":{\"version\":\"" + active + "\"}"
                        + failure + "}]}")
                .getAsJsonObject();
    }

    private static RecordLedger.Account account(long scored, long lost, long duplicated, long mixed, int swaps) {
        return new RecordLedger.Account(30_000, scored, 0, lost, duplicated, mixed, swaps, Map.of(), "");
    }

    @Test
    void of_reportOfAFullStore_readsTheMissingBytes() {
        JsonObject reported = reported("1", ",\"failure\":{\"code\":\"STORE_FULL\",\"detail\":\"" + DETAIL + "\"}");
        assertEquals(FULL, Full.of(reported, 5_000));
        assertTrue(FULL.asPromised());
    }

    @Test
    void of_reportWithNoNumber_isNotAsPromised() {
        JsonObject reported = reported("1", ",\"failure\":{\"code\":\"STORE_FULL\",\"detail\":\"the disk is full\"}");
        assertFalse(Full.of(reported, 5_000).asPromised());
    }

    @ParameterizedTest
    @CsvSource({"STORE_IO,1,5000,1", "STORE_FULL,0,5000,1", "STORE_FULL,1,4999,1", "STORE_FULL,1,5000,2"})
    void asPromised_oneThingIsNot_isFalse(String code, long missing, long scored, String active) {
        assertFalse(new Full(code, missing, scored, active).asPromised());
    }

    @Test
    void judge_allAsPromised_passes() {
        var outcome = FullDiskScenario.judge(FULL, account(30_000, 0, 0, 0, 1), reported("2", ""));
        assertTrue(outcome.passed());
        assertEquals(
                "scenario full-disk: refused with STORE_FULL missing=1053616 bytes, scored meanwhile=5000 by shuttle@1;"
                        + " then records in=30000 scored=30000 lost=0 duplicated=0 mixed=0 swaps=1 active=shuttle@2",
                outcome.line());
    }

    @ParameterizedTest
    @CsvSource({
        "29999,0,0,0,1,2",
        "30000,1,0,0,1,2",
        "30000,0,1,0,1,2",
        "30000,0,0,1,1,2",
        "30000,0,0,0,2,2",
        "30000,0,0,0,1,1"
    })
    void judge_oneThingIsNotAsPromised_fails(
            long scored, long lost, long duplicated, long mixed, int swaps, String active) {
        var account = account(scored, lost, duplicated, mixed, swaps);
        assertFalse(FullDiskScenario.judge(FULL, account, reported(active, "")).passed());
    }

    @Test
    void judge_failureIsStillReported_fails() {
        JsonObject reported = reported("2", ",\"failure\":{\"code\":\"STORE_FULL\",\"detail\":\"x\"}");
        assertFalse(FullDiskScenario.judge(FULL, account(30_000, 0, 0, 0, 1), reported)
                .passed());
    }
}
