package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.testkit.engine.FakeModel;
import dev.modelwire.testkit.engine.FakeModel.Finish;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Version 1 answers; what version 2 does to the process in which it is tried does not reach it. */
class ProbeGateTest {

    @TempDir
    Path directory;

    private Rig rig;

    @BeforeEach
    void versionOneRuns() throws Exception {
        rig = new Rig(directory, 1, options -> options.withProbe(true, 160, 5));
        assertInstanceOf(ActivationOutcome.Activated.class, rig.activate(rig.stored("1", Rig.sum(1))));
        rig.engine.runInProcesses();
    }

    @AfterEach
    void versionOneGoesOn() {
        assertEquals(1, rig.engine.opened(), "the gateway itself opened version 1 only");
        assertEquals(7, rig.score(Rig.RECORD));
        assertEquals("1", rig.models.running().get(Rig.PUMP).label().value());
        rig.models.close();
        assertEquals(0, rig.store.openLeases());
    }

    @ParameterizedTest
    @CsvSource({
        "SEGFAULT, PROBE_CRASHED, SIGSEGV",
        "EXIT, PROBE_CRASHED, exit status 3",
        "HANG, PROBE_TIMED_OUT, did not answer in time",
        "HOARD, PROBE_LIMIT, bytes of memory: at most [167772160]"
    })
    void activate_S22_A14_modelAgainstItsProcess_isRefusedByTheProbe(Finish finish, ErrorCode code, String why)
            throws Exception {
        refused(rig.stored("2", model(finish)), code, why);
    }

    @Test
    void activate_A13_nanOnGoldenVector_isRefusedByTheProbe() throws Exception {
        refused(
                rig.stored("2", model(Finish.NAN).bytes(), Rig.manifest("2", GOLDEN.formatted("7"))),
                ErrorCode.OUTPUT_NOT_FINITE,
                "[golden]");
    }

    @Test
    void activate_goldenVectorMissed_isRefusedByTheProbe() throws Exception {
        refused(
                rig.stored("2", model(Finish.NONE).bytes(), Rig.manifest("2", GOLDEN.formatted("7.5"))),
                ErrorCode.GOLDEN_MISMATCH,
                "expects [7.5]");
    }

    @Test
    void activate_A9_otherInputs_isRefusedByTheProbe() throws Exception {
        refused(
                rig.stored("2", FakeModel.of("features", "y", Finish.NONE, new double[] {0, 1, 1, 1})),
                ErrorCode.CONTRACT_MISMATCH,
                "[contract]");
    }

    @Test
    void activate_tenTimesOverItsBudget_isRefusedByTheProbe() throws Exception {
        refused(
                rig.stored("2", model(Finish.SLOW).bytes(), Rig.manifest("2", ", \"budget\": { \"p99Micros\": 5000 }")),
                ErrorCode.LATENCY_BUDGET,
                "its budget is [5000]");
    }

    private static final String GOLDEN = ", \"golden\": [ { \"inputs\": { \"a\": 3, \"b\": 4 },"
            + " \"outputs\": { \"y\": [%s] }, \"tolerance\": 0.01 } ]";

    private static FakeModel model(Finish finish) {
        return FakeModel.of("features", "y", finish, new double[] {0, 1, 1});
    }

    private void refused(StoredVersion version, ErrorCode code, String why) {
        ActivationOutcome.Refused refused = assertInstanceOf(ActivationOutcome.Refused.class, rig.activate(version));
        assertEquals("probe", refused.gate(), refused.detail());
        assertEquals(code, refused.code(), refused.detail());
        assertTrue(refused.detail().contains(why), refused.detail());
    }
}
