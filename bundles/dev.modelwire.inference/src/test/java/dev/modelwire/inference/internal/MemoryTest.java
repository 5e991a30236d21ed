package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.SwapPolicy;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.StoredVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Version 1 answers on a machine whose memory the test sets. A session of the fake engine needs five times its file. */
class MemoryTest {

    private static final long RESERVE = 64L << 20;

    @TempDir
    Path directory;

    private Rig rig;
    private StoredVersion two;
    private long need;

    @BeforeEach
    void versionOneRuns() throws Exception {
        rig = new Rig(directory);
        two = rig.stored("2", Rig.sum(-1));
        need = 5 * two.model().size();
        assertInstanceOf(ActivationOutcome.Activated.class, rig.activate(rig.stored("1", Rig.sum(1))));
    }

    @Test
    void activate_memoryForBoth_swapsWithoutAGap() {
        rig.available.set(RESERVE + need);

        assertActivated(SwapPolicy.AVAILABILITY_PRESERVING);
    }

    @Test
    void activate_memoryForBothOnceWhatWasFreedIsGivenBack_swapsWithoutAGap() {
        rig.available.set(RESERVE);
        rig.freedAndKept.set(need);

        assertActivated(SwapPolicy.AVAILABILITY_PRESERVING);
    }

    @Test
    void activate_memoryForBoth_asksNobodyToGiveBack() {
        rig.available.set(RESERVE + need);
        rig.freedAndKept.set(need);

        assertActivated(SwapPolicy.AVAILABILITY_PRESERVING);

        assertEquals(need, rig.freedAndKept.get());
    }

    @Test
    void activate_thenNothing_givesBackWhatTheSwapFreed() {
        secondsGoBy();
        rig.freedAndKept.set(need);
        assertActivated(SwapPolicy.AVAILABILITY_PRESERVING);
        assertEquals(need, rig.freedAndKept.get(), "not while versions are swapped");

        secondsGoBy();

        assertEquals(0, rig.freedAndKept.get());
        rig.freedAndKept.set(need);
        rig.models.deactivate(Rig.PUMP);
        secondsGoBy();
        assertEquals(0, rig.freedAndKept.get(), "a version that stops is freed too");
    }

    @Test
    void activate_refusedAfterItWasOpened_givesBackWhatThatFreed() throws Exception {
        StoredVersion wrong = wrong();
        secondsGoBy();

        rig.freedAndKept.set(need);
        assertEquals(ErrorCode.GOLDEN_MISMATCH, refused(wrong).code());
        secondsGoBy();
        assertEquals(0, rig.freedAndKept.get());

        rig.freedAndKept.set(need);
        assertInstanceOf(ActivationOutcome.Refused.class, rig.models.shadow(Rig.PUMP, wrong));
        secondsGoBy();
        assertEquals(0, rig.freedAndKept.get(), "a shadow too");
    }

    private void secondsGoBy() {
        while (!rig.looksAtMemory.isEmpty()) {
            rig.looksAtMemory.remove().run();
        }
    }

    @Test
    void activate_A6_memoryForOneOnly_unloadsTheOneBeforeFirst() {
        rig.available.set(RESERVE + need - 1);
        rig.engine.onRun(() -> assertEquals(1, rig.engine.open(), "never both"));

        assertActivated(SwapPolicy.RESOURCE_PRESERVING);
    }

    @Test
    void activate_A6_memoryForNone_isRefusedWithTheNumbersAndTheOneBeforeGoesOn() throws Exception {
        rig.available.set(0);
        try (ModelLease lease = rig.lease()) {
            ActivationOutcome.Refused refused = refused(two);

            assertEquals(ErrorCode.MEMORY_BUDGET, refused.code());
            assertEquals("memory", refused.gate());
            assertTrue(refused.detail().contains("needs [" + need + "] bytes for [1] sessions"), refused.detail());
            assertTrue(refused.detail().contains("the machine has [0] bytes"), refused.detail());
            assertEquals(7, Rig.value(lease.score(Rig.RECORD)));
        }
        assertEquals(1, rig.engine.opened(), "version 1 was never unloaded");
    }

    @Test
    void activate_memoryForOneOnlyAndALaterGateRefuses_theOneBeforeAnswersAgain() throws Exception {
        rig.available.set(RESERVE + need - 1);

        assertEquals(ErrorCode.GOLDEN_MISMATCH, refused(wrong()).code());
        assertEquals(7, rig.score(Rig.RECORD));
        assertEquals("1", rig.models.running().get(Rig.PUMP).label().value());
        assertEquals(1, rig.engine.open());
    }

    @Test
    void activate_memoryForOneOnlyAndALeaseIsNeverClosed_isRefusedAndTheOneBeforeAnswersAgain() throws Exception {
        rig.available.set(RESERVE + need - 1);
        try (ModelLease held = rig.models.lease(Rig.PUMP, "vision").orElseThrow()) {
            ActivationOutcome.Refused refused = refused(two);

            assertTrue(refused.detail().contains("holds a lease of that one and does not close it: [vision]"));
            assertEquals(7, Rig.value(held.score(Rig.RECORD)));
        }
    }

    @Test
    void activate_budgetOfAllModels_countsThoseThatAreLoadedAndNoOthers() throws Exception {
        Rig tight = new Rig(Files.createDirectory(directory.resolve("tight")), 1, options -> options.withMemory(1, 0));
        byte[] big = Rig.sum(1).bytes();
        long each = 5L * big.length;
        int fitting = (int) ((1L << 20) / each);
        for (int i = 0; i < fitting; i++) {
            assertInstanceOf(
                    ActivationOutcome.Activated.class,
                    tight.models.activate(ModelName.of("m" + i), tight.withoutManifest("1", big)));
        }
        ModelName last = ModelName.of("last");
        ActivationOutcome.Refused refused = assertInstanceOf(
                ActivationOutcome.Refused.class, tight.models.activate(last, tight.withoutManifest("1", big)));
        assertTrue(refused.detail().contains("models take [" + fitting * each + "] bytes"), refused.detail());

        tight.models.deactivate(ModelName.of("m0"));
        assertInstanceOf(
                ActivationOutcome.Activated.class, tight.models.activate(last, tight.withoutManifest("1", big)));
    }

    private void assertActivated(SwapPolicy policy) {
        ActivationOutcome.Activated activated = assertInstanceOf(ActivationOutcome.Activated.class, rig.activate(two));
        assertEquals(policy, activated.policy());
        assertEquals(need, activated.memoryBytes());
        rig.engine.onRun(() -> {});
        assertEquals(-7, rig.score(Rig.RECORD));
        assertEquals(1, rig.engine.open());
    }

    /** Version 2 whose golden vector asks for the answer of version 1. */
    private StoredVersion wrong() throws Exception {
        return rig.stored(
                "2",
                Rig.sum(-1).bytes(),
                Rig.manifest(
                        "2",
                        ", \"golden\": [ { \"inputs\": { \"a\": 3, \"b\": 4 }, \"outputs\": { \"y\": [7] },"
                                + " \"tolerance\": 0.01 } ]"));
    }

    private ActivationOutcome.Refused refused(StoredVersion version) {
        return assertInstanceOf(ActivationOutcome.Refused.class, rig.activate(version));
    }
}
