package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.inference.ContractChange;
import dev.modelwire.api.inference.ContractChange.Kind;
import dev.modelwire.api.inference.Standing;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.testkit.engine.FakeModel;
import dev.modelwire.testkit.engine.FakeModel.Finish;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs is a pump whose records have a and b; what comes asks for b and c. */
class ContractChangeTest {

    private static final Map<String, Integer> OTHER = Map.of("b", 4, "c", 5);
    private static final List<String> DIFFERENCES =
            List.of("each record must have [c] now", "[a] is asked for no more");

    @TempDir
    Path directory;

    @Test
    void activate_firstVersion_hasNothingToCompareWith() throws Exception {
        Rig rig = new Rig(directory);
        assertEquals(ContractChange.NOTHING_BEFORE, activated(rig.activate(rig.stored("1", Rig.sum(1)))));
    }

    @Test
    void activate_sameInputsAndOutputs_isCompatible() throws Exception {
        Rig rig = new Rig(directory);
        rig.activate(rig.stored("1", Rig.sum(1)));
        assertEquals(
                new ContractChange(Kind.COMPATIBLE, List.of()), activated(rig.activate(rig.stored("2", Rig.sum(-1)))));
    }

    @Test
    void activate_anotherFeature_isActiveAndNamesTheDifferences() throws Exception {
        Rig rig = new Rig(directory);
        rig.activate(rig.stored("1", Rig.sum(1)));
        assertEquals(new ContractChange(Kind.NEW_WIRING, DIFFERENCES), activated(rig.activate(other(rig))));
        assertEquals(9, rig.score(OTHER));
    }

    @Test
    void activate_anotherFeatureWhereRefused_isRefusedBeforeItIsOpened() throws Exception {
        Rig rig = new Rig(directory, 1, options -> options.withContractChange("refuse"));
        rig.activate(rig.stored("1", Rig.sum(1)));
        int opened = rig.engine.opened();
        ActivationOutcome.Refused refused = assertInstanceOf(ActivationOutcome.Refused.class, rig.activate(other(rig)));
        assertEquals(ErrorCode.CONTRACT_CHANGED, refused.code());
        assertEquals("contract", refused.gate());
        assertEquals(
                "it asks for new wiring: each record must have [c] now; [a] is asked for no more:"
                        + " wire it anew and accept changes of the contract, or keep the one before",
                refused.detail());
        assertEquals(opened, rig.engine.opened());
        assertEquals(7, rig.score(Rig.RECORD));
    }

    @Test
    void activate_provenVersionWhereRefused_goesBackToIt() throws Exception {
        Rig rig = new Rig(directory, 1, options -> options.withContractChange("refuse"));
        rig.activate(other(rig));
        ContractChange change = activated(rig.models.activate(Rig.PUMP, rig.stored("1", Rig.sum(1)), Standing.PROVEN));
        assertEquals(Kind.NEW_WIRING, change.kind());
        assertEquals(7, rig.score(Rig.RECORD));
    }

    @Test
    void activate_noManifestAndAnotherOutputWhereRefused_isRefusedOnceTheEngineHasSaidSo() throws Exception {
        Rig rig = new Rig(directory, 1, options -> options.withContractChange("refuse"));
        FakeModel renamed = FakeModel.of("features", "z", Finish.NONE, new double[] {0, 1, 1});
        rig.activate(rig.withoutManifest("1", Rig.sum(1).bytes()));
        ActivationOutcome.Refused refused = assertInstanceOf(
                ActivationOutcome.Refused.class, rig.activate(rig.withoutManifest("2", renamed.bytes())));
        assertEquals(ErrorCode.CONTRACT_CHANGED, refused.code());
        assertTrue(refused.detail().contains("output [y] is answered no more; output [z] is new"), refused.detail());
        assertEquals(1, rig.engine.open());
    }

    @Test
    void activate_versionBeforeHadToBeUnloadedFirst_isStillComparedWithIt() throws Exception {
        Rig rig = new Rig(directory);
        StoredVersion first = rig.stored("1", Rig.sum(1));
        rig.activate(first);
        StoredVersion second = other(rig);
        rig.available.set((64L << 20) + 1);
        ActivationOutcome outcome = rig.activate(second);
        assertEquals(Kind.NEW_WIRING, activated(outcome).kind());
    }

    @Test
    void withContractChange_neitherAcceptNorRefuse_isRefused() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> InferenceOptions.of(1, 1, 1)
                .withContractChange("maybe"));
        assertEquals("contractChange [maybe] must be accept or refuse", e.getMessage());
    }

    private static ContractChange activated(ActivationOutcome outcome) {
        return assertInstanceOf(ActivationOutcome.Activated.class, outcome).contract();
    }

    private static StoredVersion other(Rig rig) throws Exception {
        return rig.stored(
                "2",
                Rig.sum(1).bytes(),
                Rig.manifest("2", "").replace("\"b\"", "\"c\"").replace("\"a\"", "\"b\""));
    }
}
