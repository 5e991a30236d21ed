package dev.modelwire.sync.internal.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.DesiredModel;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.VersionRole;
import dev.modelwire.sync.internal.reconcile.Step.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Whatever happens, in whatever order. What must hold after every step is checked by the simulated gateway: nothing that
 * is as desired is touched, nothing is begun before its back-off ends, no known-bad version is tried, nothing is done for
 * an outdated desired state, and an equal one or a clock that is set changes nothing.
 */
class ReconcilerPropertiesTest {

    @Provide
    Arbitrary<Step> step() {
        Arbitrary<Step> desire = Arbitraries.maps(
                        Arbitraries.of("a", "b", "c"), Arbitraries.integers().between(1, SimulatedGateway.DEADLY))
                .map(Step.Desire::new);
        Arbitrary<Step> work = Arbitraries.frequency(
                        Tuple.of(6, Outcome.WORKS),
                        Tuple.of(2, Outcome.FAILS),
                        Tuple.of(1, Outcome.FAILS_FOR_GOOD),
                        Tuple.of(2, Outcome.KILLS))
                .map(Step.Do::new);
        return Arbitraries.frequencyOf(
                Tuple.of(3, desire),
                Tuple.of(1, Arbitraries.just(new Step.DesireAgain())),
                Tuple.of(2, Arbitraries.just(new Step.Restart())),
                Tuple.of(1, Arbitraries.just(new Step.Operator())),
                Tuple.of(3, Arbitraries.longs().between(0, 5000).map(Step.Pass::new)),
                Tuple.of(
                        1,
                        Arbitraries.longs()
                                .between(-2_000_000_000L, 2_000_000_000L)
                                .map(Step.Jump::new)),
                Tuple.of(
                        1,
                        Arbitraries.integers()
                                .between(1, SimulatedGateway.DEADLY)
                                .map(Step.Rot::new)),
                Tuple.of(20, work));
    }

    @Provide
    Arbitrary<List<Step>> life() {
        return step().list().ofMinSize(5).ofMaxSize(120);
    }

    @Property
    void plan_anyLife_keepsTheRulesAndConverges(@ForAll("life") List<Step> life) {
        SimulatedGateway gateway = new SimulatedGateway();
        life.forEach(gateway::happens);
        gateway.calmsDown();
        for (DesiredModel model : gateway.world.desired.models()) {
            String name = model.name().value();
            boolean hindered = gateway.world.attempts.keySet().stream()
                            .anyMatch(action -> action.model().equals(model.name()))
                    || !gateway.world.snapshot().record(model.name()).knownBad().isEmpty();
            assertTrue(
                    hindered || model.version().value().equals(gateway.running().get(name)), name);
        }
        gateway.happens(new Step.Operator());
        gateway.calmsDown();
        assertEquals(gateway.wanted(), gateway.running(), "faults have stopped and an operator has asked");
        gateway.world.records.values().forEach(record -> assertSound(gateway, record));
    }

    private static void assertSound(SimulatedGateway gateway, ModelRecord record) {
        assertEquals(
                gateway.world.running.containsKey(record.name()),
                record.version(VersionRole.ACTIVE).isPresent());
        assertFalse(record.version(VersionRole.CANDIDATE).isPresent(), "no candidate is left over");
        Set<Object> digests = new HashSet<>();
        for (StoredVersion version : record.allVersions()) {
            assertTrue(digests.add(version.digest()), "a version plays one part at most, or is retired once");
        }
    }

    @Property(tries = 100)
    void plan_calmGateway_restsThroughRestartsAfterOneRestore(@ForAll("life") List<Step> life) {
        SimulatedGateway gateway = new SimulatedGateway();
        life.forEach(gateway::happens);
        gateway.happens(new Step.Operator());
        gateway.calmsDown();
        gateway.happens(new Step.DesireAgain());
        assertEquals(List.of(), gateway.plan().due(), "equal desired states cause no work");
        gateway.happens(new Step.Restart());
        List<Action> due = gateway.plan().due();
        assertTrue(
                due.stream()
                        .allMatch(action -> action.kind() == Action.Kind.RESTORE
                                || action.kind() == Action.Kind.REVERT
                                || action.kind() == Action.Kind.DOWNLOAD),
                due.toString());
        gateway.calmsDown();
        assertEquals(gateway.wanted(), gateway.running());
    }
}
