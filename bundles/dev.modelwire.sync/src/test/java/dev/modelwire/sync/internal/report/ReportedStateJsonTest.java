package dev.modelwire.sync.internal.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.SourceId;
import dev.modelwire.api.inference.ContractChange;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.api.reported.Convergence;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.reported.Failure;
import dev.modelwire.api.reported.ModelPhase;
import dev.modelwire.api.store.StoreStatus;
import dev.modelwire.api.store.Transition;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportedStateJsonTest {

    private static final Instant T = Instant.parse("2026-11-22T10:00:00Z");
    private static final ModelName PUMP = ModelName.of("pump");
    private static final Digest DIGEST = Digest.sha256("a".repeat(64));
    private static final String SHA = "\"sha-256:" + "a".repeat(64) + "\"";

    @Test
    void complete_everythingKnown_isWrittenInFull() {
        assertEquals(
                ("{'modelwire-reported':1,'revision':7,"
                                + "'convergence':{'state':'WORKING','percent':5,'detail':'c'},'source':'http','sources':[{'id':'http','state':'offline',"
                                + "'code':'SOURCE_UNREACHABLE','detail':'gone','since':'2026-11-22T10:00:00Z',"
                                + "'revision':7,'lastContact':'2026-11-22T10:00:00Z'}],"
                                + "'sinks':[{'id':'http','state':'failing','code':'HTTP_STATUS','detail':'d',"
                                + "'since':'2026-11-22T10:00:00Z'}],"
                                + "'lastModelUpdate':'2026-11-22T10:00:00Z','models':[{'name':'pump',"
                                + "'phase':'DOWNLOADING','desired':{'version':'2','digest':SHA},"
                                + "'active':{'version':'1','digest':SHA,'engine':'tflite'},"
                                + "'previous':{'version':'0','digest':SHA},"
                                + "'candidate':{'version':'2','digest':SHA},'step':'transfer',"
                                + "'progress':{'bytes':5,'of':9},'failure':{'code':'SIZE_MISMATCH',"
                                + "'step':'transfer','detail':'x','attempt':2,"
                                + "'since':'2026-11-22T10:00:00Z','digest':SHA},'timings':{'downloadMs':3},"
                                + "'contract':{'change':'compatible','differences':['output [z] is new']},"
                                + "'probation':{'until':'2026-11-22T10:00:00Z','records':5},"
                                + "'lastModelUpdate':'2026-11-22T10:00:00Z',"
                                + "'history':[{'at':'2026-11-22T10:00:00Z','kind':'ACTIVATED','version':'1',"
                                + "'digest':SHA}],'warnings':['w']}],"
                                + "'store':{'directory':'/data','usedBytes':5,'freeBytes':5,'quotaBytes':7,"
                                + "'minimumFreeBytes':1,'problems':['p']},"
                                + "'events':[{'at':'2026-11-22T10:00:00Z','model':'pump','text':'t'}],"
                                + "'refused':{'source':'http','code':'DESIRED_EXPIRED','detail':'d',"
                                + "'since':'2026-11-22T10:00:00Z'}}")
                        .replace("SHA", SHA.replace('"', '\''))
                        .replace('\'', '"'),
                ReportedStateJson.complete(full(5)));
    }

    @Test
    void complete_nothingKnown_isStillComplete() {
        assertEquals(
                "{\"modelwire-reported\":1,\"revision\":0,"
                        + "\"convergence\":{\"state\":\"NOTHING_DESIRED\",\"percent\":0,\"detail\":\"starting\"},"
                        + "\"sources\":[],\"sinks\":[],\"models\":[],\"events\":[]}",
                ReportedStateJson.complete(ReportedState.NOTHING));
    }

    @Test
    void substance_moreBytesCameOrAreFree_isTheSame() {
        assertEquals(ReportedStateJson.substance(full(5)), ReportedStateJson.substance(full(6)));
    }

    @Test
    void read_whatWasWritten_givesThePastBack() {
        History history = HistoryJson.read(ReportedStateJson.substance(full(5)));
        assertEquals(T, history.lastUpdate());
        assertEquals(T, history.lastUpdate(PUMP));
        assertEquals(List.of(new Event(T, PUMP, "t")), history.events());
    }

    @Test
    void read_damagedText_givesNoPast() {
        History history = HistoryJson.read("{\"events\":[{\"at\":\"2026");
        assertTrue(history.events().isEmpty());
        assertNull(history.lastUpdate());
    }

    @Test
    void event_moreThanFifty_keepsTheLast() {
        History history = new History();
        for (int i = 0; i < 70; i++) {
            history.event(new Event(T, null, "event " + i));
        }
        assertEquals(50, history.events().size());
        assertEquals("event 20", history.events().get(0).text());
    }

    private static ReportedState full(long bytes) {
        ModelReport model = new ModelReport(
                PUMP,
                ModelPhase.DOWNLOADING,
                version("2", ""),
                version("1", "tflite"),
                version("0", ""),
                version("2", ""),
                "transfer",
                "",
                new ModelReport.Progress(() -> bytes, 9),
                new ModelReport.Failed(new Failure(ErrorCode.SIZE_MISMATCH, "transfer", "x", 2, T), DIGEST),
                Timings.none(DIGEST).downloaded(3),
                new ContractChange(ContractChange.Kind.COMPATIBLE, List.of("output [z] is new")),
                new ModelReport.Probation(T, (int) bytes),
                T,
                List.of(new Transition(T, Transition.Kind.ACTIVATED, VersionLabel.of("1"), DIGEST, "")),
                List.of("w"));
        SourceReport source = new SourceReport(
                SourceId.HTTP, SourceReport.State.OFFLINE, ErrorCode.SOURCE_UNREACHABLE, "gone", T, 7, T);
        return new ReportedState(
                7,
                new Convergence(Convergence.State.WORKING, (int) bytes, "c"),
                SourceId.HTTP,
                List.of(source),
                List.of(new SinkReport("http", SinkReport.State.FAILING, ErrorCode.HTTP_STATUS, "d", T)),
                T,
                List.of(model),
                new StoreStatus(Path.of("/data"), bytes, 7, bytes, 1, List.of("p")),
                List.of(new Event(T, PUMP, "t")),
                new RefusedDocument(SourceId.HTTP, ErrorCode.DESIRED_EXPIRED, "d", T));
    }

    private static VersionReport version(String label, String engine) {
        return new VersionReport(VersionLabel.of(label), DIGEST, engine);
    }
}
