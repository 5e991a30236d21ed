package dev.modelwire.sync.internal.reconcile;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.KnownBad;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.Transition;
import dev.modelwire.api.store.Trial;
import dev.modelwire.api.store.VersionRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How the record of a model changes. Each result is valid by itself, whatever is lost after it. */
public final class Records {

    private static final int MOST_KNOWN_BAD = 16;

    private Records() {}

    /** It is about to be loaded: its files are kept whatever happens, and the next start knows of it. */
    public static ModelRecord tried(ModelRecord record, StoredVersion candidate, Trial trial) {
        return retiring(record.with(VersionRole.CANDIDATE, candidate), List.of())
                .withTrial(trial);
    }

    /** It waits: its files are kept for it. */
    public static ModelRecord prepared(ModelRecord record, StoredVersion candidate) {
        return retiring(record.with(VersionRole.CANDIDATE, candidate), List.of());
    }

    public static ModelRecord activated(
            ModelRecord record, StoredVersion version, List<String> fileNames, long revision, Instant at) {
        Optional<StoredVersion> active = record.version(VersionRole.ACTIVE);
        Optional<StoredVersion> previous = record.version(VersionRole.PREVIOUS);
        boolean back = active.isPresent() && previous.filter(same(version)).isPresent();
        ModelRecord changed = active.filter(other(version))
                .or(() -> previous.filter(other(version)))
                .map(old -> record.with(VersionRole.PREVIOUS, old))
                .orElse(record.without(VersionRole.PREVIOUS));
        ModelRecord noted = active.filter(version::equals).isPresent()
                ? changed
                : changed.with(new Transition(
                        at,
                        back ? Transition.Kind.REVERTED : Transition.Kind.ACTIVATED,
                        version.label(),
                        version.digest(),
                        ""));
        return retiring(
                        noted.with(VersionRole.ACTIVE, version).without(VersionRole.CANDIDATE),
                        previous.stream().toList())
                .withFileNames(fileNames)
                .withDesiredRevision(revision)
                .withTrial(null);
    }

    public static ModelRecord refused(ModelRecord record, KnownBad bad, VersionLabel label) {
        return withKnownBad(record, bad, label).without(VersionRole.CANDIDATE);
    }

    private static ModelRecord withKnownBad(ModelRecord record, KnownBad bad, VersionLabel label) {
        List<KnownBad> all = new ArrayList<>(record.knownBad());
        all.removeIf(known -> known.fingerprint().equals(bad.fingerprint()));
        all.add(bad);
        List<KnownBad> newest = all.subList(Math.max(0, all.size() - MOST_KNOWN_BAD), all.size());
        return record.withKnownBad(newest)
                .with(new Transition(bad.since(), Transition.Kind.REFUSED, label, bad.fingerprint(), bad.detail()))
                .withTrial(null);
    }

    /** The process died in its load too often. It is kept as a retired one: somebody may ask for it once more. */
    public static ModelRecord crashed(ModelRecord record, KnownBad bad, Action.GiveUp given) {
        StoredVersion version = given.version();
        ModelRecord refused = withKnownBad(record, bad, version.label());
        ModelRecord kept =
                record.version(VersionRole.CANDIDATE).filter(same(version)).isPresent()
                        ? refused.without(VersionRole.CANDIDATE)
                        : refused;
        if (record.version(VersionRole.ACTIVE).filter(version::equals).isEmpty()) {
            return kept;
        }
        String why = "version " + version.label() + " was given up: " + bad.detail();
        return retiring(reverted(kept, given.instead(), bad.since(), why), List.of(version));
    }

    /** An operator went back: the version before takes the place of the active one, which is not tried again. */
    public static ModelRecord revertedByOperator(
            ModelRecord record, Digest fingerprint, StoredVersion target, Instant at) {
        String why = "an operator went back from it";
        VersionLabel label =
                record.version(VersionRole.ACTIVE).map(StoredVersion::label).orElse(target.label());
        KnownBad bad = new KnownBad(fingerprint, ErrorCode.REVERTED_BY_OPERATOR, why, at);
        List<StoredVersion> displaced =
                record.version(VersionRole.ACTIVE).stream().toList();
        ModelRecord refused = withKnownBad(record, bad, label).without(VersionRole.CANDIDATE);
        return retiring(reverted(refused, target, at, why), displaced);
    }

    /** Returns the record without refusals that a change of the desired state undoes; an operator's word stays. */
    public static ModelRecord forgiven(ModelRecord record) {
        return record.withKnownBad(record.knownBad().stream()
                .filter(bad -> bad.code() == ErrorCode.REVERTED_BY_OPERATOR)
                .toList());
    }

    /** A file of the active version is damaged: the one before takes its place until the file has come again. */
    public static ModelRecord damaged(ModelRecord record, Action.Revert revert, String why, Instant at) {
        return retiring(reverted(record, revert.to(), at, why), List.of());
    }

    private static ModelRecord reverted(ModelRecord record, @Nullable StoredVersion instead, Instant at, String why) {
        if (instead == null) {
            return record.without(VersionRole.ACTIVE).withFileNames(List.of());
        }
        return record.with(VersionRole.ACTIVE, instead)
                .without(VersionRole.PREVIOUS)
                .with(new Transition(at, Transition.Kind.REVERTED, instead.label(), instead.digest(), why));
    }

    public static ModelRecord deactivated(ModelRecord record, Instant at) {
        ModelRecord off = record.without(VersionRole.ACTIVE)
                .without(VersionRole.CANDIDATE)
                .withFileNames(List.of())
                .withTrial(null);
        Optional<StoredVersion> active = record.version(VersionRole.ACTIVE);
        if (active.isEmpty()) {
            return off;
        }
        StoredVersion old = active.get();
        List<StoredVersion> displaced =
                record.version(VersionRole.PREVIOUS).stream().toList();
        return retiring(off.with(VersionRole.PREVIOUS, old), displaced)
                .with(new Transition(at, Transition.Kind.DEACTIVATED, old.label(), old.digest(), ""));
    }

    /** Retires versions that play no part any more, and no longer those that do; each digest once. */
    private static ModelRecord retiring(ModelRecord record, List<StoredVersion> displaced) {
        Set<Digest> taken = new HashSet<>();
        record.versions().values().forEach(version -> taken.add(version.digest()));
        List<StoredVersion> all = new ArrayList<>(displaced);
        all.addAll(record.retired());
        return record.withRetired(
                all.stream().filter(version -> taken.add(version.digest())).toList());
    }

    private static Predicate<StoredVersion> same(StoredVersion version) {
        return other -> other.digest().equals(version.digest());
    }

    private static Predicate<StoredVersion> other(StoredVersion version) {
        return same(version).negate();
    }
}
