package dev.modelwire.sync.internal.reconcile;

import dev.modelwire.api.desired.DesiredArtifact;
import dev.modelwire.api.desired.DesiredModel;
import dev.modelwire.api.desired.DesiredState;
import dev.modelwire.api.inference.Setback;
import dev.modelwire.api.inference.Shadow;
import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.LocalFileName;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.reported.Failure;
import dev.modelwire.api.store.KnownBad;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoredArtifact;
import dev.modelwire.api.store.StoredBlob;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.Trial;
import dev.modelwire.api.store.VersionRole;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A world to reconcile, written down shortly: version 1 has the digest 1…1 and so on. */
final class Fixtures {

    static final ModelName PUMP = ModelName.of("pump");

    DesiredState desired;
    final Map<ModelName, ModelRecord> records = new HashMap<>();
    final Map<Digest, StoredBlob> stored = new HashMap<>();
    final Map<ModelName, ModelVersion> running = new HashMap<>();
    final List<Setback> setbacks = new ArrayList<>();
    final Map<ModelName, Shadow> shadows = new HashMap<>();
    final Map<ModelName, StoredVersion> activated = new HashMap<>();
    final Map<ModelName, Trial> trials = new HashMap<>();
    final Map<Action, Attempt> attempts = new HashMap<>();
    Circumstances circumstances = new Circumstances(Instant.EPOCH, "gateway", Map.of());
    Duration now = Duration.ZERO;

    static Digest digest(int version) {
        return Digest.sha256(Integer.toHexString(version).repeat(64).substring(0, 64));
    }

    static DesiredModel model(String name, int version, String... fileNames) {
        DesiredArtifact file =
                new DesiredArtifact(ArtifactRole.MODEL, URI.create("http://h/" + version), digest(version), 1);
        List<LocalFileName> names =
                Arrays.stream(fileNames).map(LocalFileName::of).toList();
        return new DesiredModel(ModelName.of(name), VersionLabel.of("v" + version), List.of(file), names);
    }

    static StoredVersion version(int version) {
        return new StoredVersion(
                VersionLabel.of("v" + version), List.of(new StoredArtifact(ArtifactRole.MODEL, digest(version), 1)));
    }

    static DesiredState state(DesiredModel... models) {
        return new DesiredState(1, Instant.MAX, List.of(models), List.of());
    }

    static Attempt attempt(ErrorCode code, Duration notBefore) {
        return new Attempt(new Failure(code, "transfer", "x", 1, Instant.EPOCH), notBefore);
    }

    Fixtures desire(DesiredModel... models) {
        desired = state(models);
        return this;
    }

    Fixtures stored(int... versions) {
        for (int version : versions) {
            stored.put(digest(version), new StoredBlob(digest(version), 1));
        }
        return this;
    }

    Fixtures runs(int version) {
        running.put(PUMP, new ModelVersion(PUMP, VersionLabel.of("v" + version), digest(version)));
        return this;
    }

    Fixtures setBack(int version) {
        setbacks.add(new Setback(
                new ModelVersion(PUMP, VersionLabel.of("v" + version), digest(version)),
                ErrorCode.PROBATION_FAILED,
                "x"));
        return this;
    }

    Fixtures bad(int version, ErrorCode code) {
        KnownBad bad = new KnownBad(digest(version), code, "x", Instant.EPOCH);
        records.merge(
                PUMP, ModelRecord.empty(PUMP).withKnownBad(List.of(bad)), (old, x) -> old.withKnownBad(List.of(bad)));
        return this;
    }

    Fixtures role(VersionRole role, int version) {
        records.merge(
                PUMP,
                ModelRecord.empty(PUMP).with(role, version(version)),
                (old, x) -> old.with(role, version(version)));
        return this;
    }

    Snapshot snapshot() {
        return new Snapshot(
                desired, records, stored, running, setbacks, shadows, activated, trials, attempts, circumstances, now);
    }

    Plan plan() {
        return Reconciler.plan(snapshot());
    }
}
