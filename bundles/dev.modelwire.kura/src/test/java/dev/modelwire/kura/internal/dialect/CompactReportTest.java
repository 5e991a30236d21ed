package dev.modelwire.kura.internal.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.modelwire.kura.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompactReportTest {

    private static JsonObject compact(String reported, int most) {
        return CompactReport.of(reported, most).orElseThrow().getAsJsonObject(CompactReport.KEY);
    }

    @ParameterizedTest
    @CsvSource({"4096", "16384"})
    void of_manyModels_fitsAndSaysHowManyAreLeftOut(int most) {
        JsonObject report = compact(Talker.reported(42, 500, "ACTIVATING"), most);

        int bytes = report.toString().getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes <= most, () -> bytes + " bytes");
        assertTrue(bytes > most * 3 / 4, () -> bytes + " bytes");
        assertEquals(
                500,
                report.getAsJsonArray("models").size() + report.get("omitted").getAsInt());
    }

    @Test
    void of_modelsInTrouble_comeFirst() {
        JsonObject report = compact(
                "{\"models\":[{\"name\":\"a\",\"phase\":\"ACTIVE\"},{\"name\":\"b\",\"phase\":\"INACTIVE\"},"
                        + "{\"name\":\"c\",\"phase\":\"DOWNLOADING\"},{\"name\":\"d\",\"phase\":\"FAILED\","
                        + "\"failure\":{\"code\":\"DIGEST_MISMATCH\",\"detail\":\"x\",\"step\":\"transfer\"}}]}",
                4096);

        assertEquals(
                "[{\"name\":\"d\",\"phase\":\"FAILED\",\"code\":\"DIGEST_MISMATCH\",\"detail\":\"x\"},"
                        + "{\"name\":\"c\",\"phase\":\"DOWNLOADING\"},{\"name\":\"a\",\"phase\":\"ACTIVE\"},"
                        + "{\"name\":\"b\",\"phase\":\"INACTIVE\"}]",
                report.get("models").toString());
    }

    @Test
    void of_anyReport_hasTheSameKeysSoThatNothingOldStays() {
        JsonObject full = compact(
                "{\"revision\":1,\"source\":\"cloud\",\"lastModelUpdate\":\"2026-11-22T10:00:00Z\",\"refused\":"
                        + "{\"code\":\"DESIRED_EXPIRED\",\"detail\":\"x\"},\"models\":[]}",
                4096);
        JsonObject empty = compact("{}", 4096);

        assertEquals(full.keySet(), empty.keySet());
        assertEquals("DESIRED_EXPIRED", Json.string(full, "refusedCode"));
        assertTrue(empty.get("refusedCode").isJsonNull());
        assertTrue(empty.get("lastModelUpdate").isJsonNull());
    }

    @Test
    void of_longDetail_isCutBetweenCharacters() {
        JsonObject report = compact("{\"convergence\":{\"detail\":\"" + "😀".repeat(200) + "\"}}", 4096);

        assertEquals("😀".repeat(159) + "…", Json.string(report, "detail"));
    }

    @Test
    void of_keys_areOnesThatATwinTakes() {
        String reported = Talker.reported(42, 3, "FAILED");

        assertKeys(CompactReport.of(reported, 4096).orElseThrow());
    }

    private static void assertKeys(JsonElement element) {
        if (element.isJsonObject()) {
            for (Map.Entry<String, JsonElement> entry :
                    element.getAsJsonObject().entrySet()) {
                assertFalse(entry.getKey().matches(".*[.$ ].*"), entry.getKey());
                assertKeys(entry.getValue());
            }
        } else if (element.isJsonArray()) {
            element.getAsJsonArray().forEach(CompactReportTest::assertKeys);
        }
    }

    @Test
    void of_noReportedState_isNothing() {
        assertTrue(CompactReport.of("", 4096).isEmpty());
        assertTrue(CompactReport.of("[]", 4096).isEmpty());
    }
}
