package dev.modelwire.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.DesiredArtifact;
import dev.modelwire.api.desired.DesiredModel;
import dev.modelwire.api.desired.DesiredState;
import dev.modelwire.api.desired.HttpSource;
import dev.modelwire.api.inference.Output;
import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoredArtifact;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.VersionRole;
import dev.modelwire.api.transport.Credentials;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValuesTest {

    private static final Digest DIGEST = Digest.sha256("a".repeat(64));
    private static final VersionLabel ONE = VersionLabel.of("1");
    private static final ModelName NAME = ModelName.of("pump");

    @Test
    void desiredModel_noModelArtifact_refused() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new DesiredModel(NAME, ONE, List.of(), List.of()));
        assertEquals("model [pump] must have exactly one artifact with role [model]", e.getMessage());
    }

    @Test
    void desiredModel_twoManifests_refused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new DesiredModel(
                        NAME,
                        ONE,
                        List.of(
                                artifact(ArtifactRole.MODEL),
                                artifact(ArtifactRole.MANIFEST),
                                artifact(ArtifactRole.MANIFEST)),
                        List.of()));
    }

    @Test
    void desiredModel_listChangedAfterwards_isNotDisturbed() {
        List<DesiredArtifact> artifacts = new ArrayList<>(List.of(artifact(ArtifactRole.MODEL)));
        DesiredModel model = new DesiredModel(NAME, ONE, artifacts, List.of());
        artifacts.clear();
        assertEquals(DIGEST, model.fingerprint());
    }

    @Test
    void desiredState_sameNameTwice_refused() {
        DesiredModel model = new DesiredModel(NAME, ONE, List.of(artifact(ArtifactRole.MODEL)), List.of());
        assertThrows(
                IllegalArgumentException.class,
                () -> new DesiredState(1, Instant.MAX, List.of(model, model), List.of()));
    }

    @Test
    void storedVersion_withoutModel_refused() {
        StoredArtifact manifest = new StoredArtifact(ArtifactRole.MANIFEST, DIGEST, 10);
        assertThrows(IllegalArgumentException.class, () -> new StoredVersion(ONE, List.of(manifest)));
    }

    @Test
    void modelRecord_withAndWithout_leavesTheOtherParts() {
        StoredVersion version = new StoredVersion(ONE, List.of(new StoredArtifact(ArtifactRole.MODEL, DIGEST, 10)));
        ModelRecord record =
                ModelRecord.empty(NAME).with(VersionRole.ACTIVE, version).with(VersionRole.CANDIDATE, version);
        ModelRecord without = record.without(VersionRole.CANDIDATE);
        assertEquals(Optional.of(version), without.version(VersionRole.ACTIVE));
        assertTrue(without.version(VersionRole.CANDIDATE).isEmpty());
        assertTrue(record.version(VersionRole.CANDIDATE).isPresent());
        assertThrows(
                UnsupportedOperationException.class, () -> record.versions().clear());
    }

    @Test
    void httpSource_pollsBelowOneSecond_refused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new HttpSource(URI.create("http://x/"), Duration.ofMillis(999), new Credentials.None()));
    }

    @Test
    void output_labelsDoNotFit_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Output("p", new double[2], List.of("a")));
    }

    @Test
    void output_argMax_isTheFirstOfEquals() {
        Output output = new Output("p", new double[] {0.1, 0.4, 0.4}, List.of("a", "b", "c"));
        assertEquals(1, output.argMax());
        output.values()[1] = 9;
        assertFalse(output.value(1) > 1);
    }

    private static DesiredArtifact artifact(ArtifactRole role) {
        return new DesiredArtifact(role, URI.create("http://localhost/x"), DIGEST, 10);
    }
}
