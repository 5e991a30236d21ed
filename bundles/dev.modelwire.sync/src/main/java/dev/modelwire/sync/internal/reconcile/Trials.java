package dev.modelwire.sync.internal.reconcile;

import dev.modelwire.api.desired.DesiredModel;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.KnownBad;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoredBlob;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.Transition;
import dev.modelwire.api.store.Trial;
import dev.modelwire.api.store.VersionRole;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives up versions: breaks the loop of a gateway that dies, starts and dies again over the same one, and goes back from one
 * that did worse than it may.
 */
final class Trials {

    static final int MOST_DEATHS = 3;
    private static final Set<ErrorCode> GIVEN_UP =
            Set.of(ErrorCode.LOAD_CRASHED, ErrorCode.PROCESS_CRASHED, ErrorCode.PROBATION_FAILED);

    private Trials() {}

    /** Returns what to do about a version in whose load the process died too often, if there is one. */
    static Optional<Action> crashed(Snapshot now, ModelRecord record, @Nullable DesiredModel desired) {
        Trial trial = now.trials().get(record.name());
        if (trial == null || trial.starts() < MOST_DEATHS) {
            return Optional.empty();
        }
        return Stream.of(VersionRole.CANDIDATE, VersionRole.ACTIVE)
                .flatMap(role -> record.version(role).stream())
                .filter(version -> version.digest().equals(trial.digest()))
                .findFirst()
                .map(version -> giveUp(
                        now,
                        record,
                        desired,
                        version,
                        ErrorCode.LOAD_CRASHED,
                        "the process died [" + trial.starts() + "] times while it was being loaded"));
    }

    /** Returns what to do about an active version that did worse than it may, if it is one. */
    static Optional<Action> setBack(Snapshot now, ModelRecord record, @Nullable DesiredModel desired) {
        Optional<StoredVersion> active = record.version(VersionRole.ACTIVE);
        return now.setbacks().stream()
                .filter(setback -> active.filter(version -> now.runs(record.name(), version)
                                && setback.version()
                                        .equals(new ModelVersion(record.name(), version.label(), version.digest())))
                        .isPresent())
                .findFirst()
                .map(setback -> giveUp(now, record, desired, active.orElseThrow(), setback.code(), setback.detail()));
    }

    private static Action giveUp(
            Snapshot now,
            ModelRecord record,
            @Nullable DesiredModel desired,
            StoredVersion version,
            ErrorCode code,
            String why) {
        boolean active =
                record.version(VersionRole.ACTIVE).filter(version::equals).isPresent();
        return new Action.GiveUp(
                record.name(),
                version,
                fingerprint(now, desired, version),
                code,
                why,
                active ? fallback(now, record) : null);
    }

    private static Digest fingerprint(Snapshot now, @Nullable DesiredModel desired, StoredVersion version) {
        StoredBlob wanted = desired == null ? null : now.stored().get(desired.fingerprint());
        return desired != null && wanted != null && wanted.digest().equals(version.digest())
                ? desired.fingerprint()
                : version.digest();
    }

    /** Returns the version to go back to, null if there is none that could be loaded. */
    static @Nullable StoredVersion fallback(Snapshot now, ModelRecord record) {
        StoredVersion previous = record.versions().get(VersionRole.PREVIOUS);
        return previous != null
                        && now.holds(previous)
                        && crashes(record).stream()
                                .noneMatch(bad -> bad.fingerprint().equals(previous.digest()))
                ? previous
                : null;
    }

    /** Returns the crash that nothing has been activated since, null if there is none. */
    static @Nullable KnownBad lastCrash(ModelRecord record) {
        List<KnownBad> crashes = crashes(record);
        KnownBad last = crashes.isEmpty() ? null : crashes.get(crashes.size() - 1);
        boolean over = last != null
                && record.history().stream()
                        .dropWhile(transition -> !transition.digest().equals(last.fingerprint())
                                || transition.kind() != Transition.Kind.REFUSED)
                        .anyMatch(transition -> transition.kind() == Transition.Kind.ACTIVATED);
        return over ? null : last;
    }

    private static List<KnownBad> crashes(ModelRecord record) {
        return record.knownBad().stream()
                .filter(bad -> GIVEN_UP.contains(bad.code()))
                .toList();
    }
}
