package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.inference.Setback;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.testkit.engine.FakeModel;
import dev.modelwire.testkit.engine.FakeModel.Finish;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model in a process of its own that ends the process with every negative answer. */
class IsolationTest {

    private static final Map<String, Object> DEADLY = Map.of("a", -3, "b", -4);

    @TempDir
    Path directory;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = new Rig(directory, 2);
    }

    @AfterEach
    void stop() {
        rig.models.close();
        assertEquals(0, rig.engine.opened(), "the gateway itself has opened nothing");
        assertEquals(0, rig.store.openLeases());
    }

    @Test
    void score_recordEndsTheProcess_isRefusedAndTheNextLifeAnswers() throws Exception {
        activateFragile();
        assertEquals(7, rig.score(Rig.RECORD));

        ScoreOutcome.Refused refused = assertInstanceOf(ScoreOutcome.Refused.class, score(DEADLY));
        assertEquals(RefusalCode.ENGINE_FAILED, refused.code());
        assertTrue(refused.detail().contains("SIGSEGV"), refused.detail());
        assertInstanceOf(ScoreOutcome.Refused.class, score(Rig.RECORD));
        rig.restarts.remove().run();

        assertEquals(7, rig.score(Rig.RECORD));
        assertEquals(List.of(), rig.models.setbacks());
    }

    @Test
    void score_processDiesOverAndOver_isASetback() throws Exception {
        activateFragile();
        for (int death = 0; death < 3; death++) {
            score(DEADLY);
            score(DEADLY);
            rig.restarts.remove().run();
        }

        List<Setback> setbacks = rig.models.setbacks();
        assertEquals(1, setbacks.size());
        assertEquals(ErrorCode.PROCESS_CRASHED, setbacks.get(0).code());
        assertTrue(
                setbacks.get(0).detail().contains("[3] times"), setbacks.get(0).detail());
    }

    @Test
    void activate_withoutAProbeAndTheModelEndsItsProcess_isRefusedAsThat() throws Exception {
        rig.models.close();
        rig = new Rig(directory, 2, options -> options.withProbe(false, 512, 30));
        rig.engine.runInProcesses();
        ActivationOutcome.Refused refused = assertInstanceOf(
                ActivationOutcome.Refused.class,
                rig.activate(rig.stored(
                        "1",
                        FakeModel.of("features", "y", Finish.SEGFAULT, new double[] {0, 1, 1})
                                .bytes(),
                        Rig.manifest("1", ", \"runtime\": { \"isolation\": \"process\" }"))));

        assertEquals(ErrorCode.PROCESS_CRASHED, refused.code(), refused.detail());
        assertEquals("warm-up", refused.gate());
        assertTrue(refused.detail().contains("SIGSEGV"), refused.detail());
    }

    @Test
    void activate_engineThatRunsInNoProcess_isRefused() throws Exception {
        ActivationOutcome.Refused refused =
                assertInstanceOf(ActivationOutcome.Refused.class, rig.activate(fragile("\"isolation\": \"process\"")));

        assertEquals(ErrorCode.MODEL_UNSUPPORTED, refused.code());
        assertTrue(refused.detail().contains("cannot run in a process of its own"), refused.detail());
    }

    @Test
    void activate_pinnedEngineIsMissing_isRefusedAndMayBeTriedAgain() throws Exception {
        ActivationOutcome.Refused refused =
                assertInstanceOf(ActivationOutcome.Refused.class, rig.activate(fragile("\"engine\": \"other\"")));

        assertEquals(ErrorCode.ENGINE_MISSING, refused.code());
        assertTrue(refused.detail().contains("[other]"), refused.detail());
    }

    private void activateFragile() throws Exception {
        rig.engine.runInProcesses();
        assertInstanceOf(
                ActivationOutcome.Activated.class,
                rig.activate(fragile("\"isolation\": \"process\", \"engine\": \"fake\"")));
    }

    private StoredVersion fragile(String runtime) throws Exception {
        return rig.stored(
                "1",
                FakeModel.of("features", "y", Finish.FRAGILE, new double[] {0, 1, 1})
                        .bytes(),
                Rig.manifest("1", ", \"runtime\": { " + runtime + " }"));
    }

    private ScoreOutcome score(Map<String, ?> record) {
        try (ModelLease lease = rig.lease()) {
            return lease.score(record);
        }
    }
}
