package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.inference.ModelLease;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Leases that nobody closes, of version 1, which version 2 replaces. */
@Timeout(60)
class LeaseWatchTest {

    @TempDir
    Path directory;

    private final AtomicInteger changes = new AtomicInteger();
    private Rig rig;

    @BeforeEach
    void versionOneRuns() throws Exception {
        rig = new Rig(directory);
        rig.activate(rig.stored("1", Rig.sum(1)));
        rig.looks.clear();
        rig.models.onChange(changes::incrementAndGet);
    }

    @Test
    void swap_leaseLost_isGivenBackAndItsHolderNamed() throws Exception {
        List<ModelLease> leases = new ArrayList<>(List.of(lease("wire-7")));
        swap();
        rig.look();
        assertEquals(2, rig.engine.open(), "it is held");
        assertEquals(Map.of(), rig.models.warnings());

        lose(leases);
        rig.look();

        assertEquals(1, rig.engine.open());
        assertEquals(
                Map.of(
                        Rig.PUMP,
                        List.of(
                                "[1] leases of version 1, taken by [wire-7], were never closed and are lost; they are given"
                                        + " back: close each lease")),
                rig.models.warnings());
        assertEquals(1, changes.get());
        assertTrue(rig.looks.stream().count() <= 1, "only the probation of version 2 is looked after");
    }

    @Test
    void swap_leaseLostBefore_isGivenBack() throws Exception {
        lose(new ArrayList<>(List.of(rig.lease())));
        swap();
        assertEquals(2, rig.engine.open());

        rig.look();

        assertEquals(1, rig.engine.open());
        assertTrue(
                rig.models
                        .warnings()
                        .toString()
                        .contains("[" + Thread.currentThread().getName() + "]"),
                rig.models.warnings().toString());
    }

    @Test
    void swap_leaseHeldForLong_isNamedUntilItIsClosed() throws Exception {
        ModelLease held = lease("vision");
        swap();
        rig.nanos.addAndGet(Duration.ofMinutes(5).toNanos() - 1);
        rig.look();
        assertEquals(Map.of(), rig.models.warnings());

        rig.nanos.incrementAndGet();
        rig.look();
        rig.look();
        assertEquals(
                Map.of(
                        Rig.PUMP,
                        List.of("version 1 answers no more, and [1] leases of it, taken by [vision], or calls in it"
                                + " have not ended: its memory is not freed before they have")),
                rig.models.warnings());
        assertEquals(1, changes.get());
        assertEquals(7, Rig.value(held.score(Rig.RECORD)), "it goes on");

        held.close();
        rig.look();
        assertEquals(Map.of(), rig.models.warnings());
        assertEquals(2, changes.get());
        assertEquals(1, rig.engine.open());
    }

    @Test
    void lease_veryManyLostOfTheActiveVersion_areGivenBackLongBeforeASwap() throws Exception {
        List<ModelLease> leases = new ArrayList<>();
        while (rig.looks.isEmpty()) {
            leases.add(lease("leaky"));
        }
        assertTrue(leases.size() < 500, leases.size() + " at once are no crowd");
        int taken = leases.size();
        lose(leases);

        rig.look();

        assertTrue(rig.models.warnings().toString().contains("[" + taken + "] leases of version 1, taken by [leaky]"));
        assertTrue(rig.looks.isEmpty());
        swap();
        assertEquals(1, rig.engine.open());
    }

    @Test
    void close_manyHeldAtOnce_freesOnceAllAreClosed() throws Exception {
        List<ModelLease> leases = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            leases.add(rig.lease());
        }
        swap();
        leases.forEach(ModelLease::close);
        leases.forEach(ModelLease::close);
        assertEquals(1, rig.engine.open());
        rig.look();
        assertEquals(Map.of(), rig.models.warnings());
    }

    private ModelLease lease(String holder) {
        return rig.models.lease(Rig.PUMP, holder).orElseThrow();
    }

    private void swap() throws Exception {
        rig.activate(rig.stored("2", Rig.sum(-1)));
        assertEquals(-7, rig.score(Rig.RECORD));
    }

    /** Drops the leases and waits until the collector has seen that. */
    private static void lose(List<ModelLease> leases) {
        List<WeakReference<ModelLease>> gone =
                leases.stream().map(WeakReference::new).toList();
        leases.clear();
        while (!gone.stream().allMatch(each -> each.refersTo(null))) {
            System.gc();
        }
    }
}
