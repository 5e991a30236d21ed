package dev.modelwire.kura.internal.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.modelwire.kura.internal.RecordedSync;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadsTest {

    private static final String PUMP =
            "{\"name\":\"pump\",\"phase\":\"ACTIVE\",\"history\":[{\"at\":\"2026-11-22T10:00:00Z\",\"kind\":\"ACTIVATED\"}]}";
    private static final String FAN = "{\"name\":\"fan\",\"phase\":\"PENDING\"}";

    private final RecordedSync sync = new RecordedSync();

    @BeforeEach
    void reported() {
        sync.reported = "{\"modelwire-reported\":1,\"models\":[" + PUMP + "," + FAN + "]}";
    }

    private Response get(String path) {
        return Reads.get(List.of(path.split("/")), sync);
    }

    @Test
    void models_all_areThoseOfTheReport() {
        assertEquals(
                Response.ok("models/1", "{\"modelwire-models\":1,\"models\":[" + PUMP + "," + FAN + "]}"),
                get("models"));
    }

    @Test
    void models_one_isThatOfTheReport() {
        assertEquals(Response.ok("model/1", FAN), get("models/fan"));
    }

    @Test
    void history_all_isOfEachModel() {
        assertEquals(
                Response.ok(
                        "history/1",
                        "{\"modelwire-history\":1,\"models\":[{\"name\":\"pump\",\"history\":"
                                + "[{\"at\":\"2026-11-22T10:00:00Z\",\"kind\":\"ACTIVATED\"}]},"
                                + "{\"name\":\"fan\",\"history\":[]}]}"),
                get("history"));
    }

    @Test
    void history_one_isOfThatModel() {
        assertEquals(Response.ok("history/1", "{\"name\":\"fan\",\"history\":[]}"), get("history/fan"));
    }

    @Test
    void unknownModel_notFound() {
        assertEquals(Response.notFound("model [saw] is neither desired nor stored"), get("models/saw"));
        assertEquals(404, get("history/saw").code());
    }

    @Test
    void badName_badRequestSaysTheRule() {
        assertEquals(
                Response.badRequest(
                        "model name [Pump] must be 1 to 64 of a-z 0-9 . _ - and begin with a letter or" + " digit"),
                get("models/Pump"));
        assertEquals(400, get("history/..").code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "Reported", "sync", "reported/x", "models/pump/x", "desired/pump"})
    void unknownResource_notFound(String path) {
        assertEquals(404, get(path).code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"desired", "models", "history", "models/pump", "history/pump"})
    void whileTheServiceIsAway_saysSo(String path) {
        assertEquals(
                new Response(500, "", "", "the sync service is not running: try later"),
                Reads.get(List.of(path.split("/")), null));
    }
}
