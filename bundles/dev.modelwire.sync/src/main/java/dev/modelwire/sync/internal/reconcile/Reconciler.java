package dev.modelwire.sync.internal.reconcile;

import dev.modelwire.api.desired.DesiredArtifact;
import dev.modelwire.api.desired.DesiredModel;
import dev.modelwire.api.model.LocalFileName;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.store.KnownBad;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoredArtifact;
import dev.modelwire.api.store.StoredBlob;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.VersionRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares what is with what is desired. A pure function: missing an event never matters. */
public final class Reconciler {

    private Reconciler() {}

    public static Plan plan(Snapshot now) {
        List<Verdict> verdicts = new ArrayList<>();
        Set<ModelName> wanted = new TreeSet<>();
        if (now.desired() != null) {
            for (DesiredModel model : now.desired().models()) {
                wanted.add(model.name());
                verdicts.add(wanted(now, model));
            }
        }
        Set<ModelName> others = new TreeSet<>(now.records().keySet());
        others.addAll(now.running().keySet());
        others.removeAll(wanted);
        for (ModelName name : others) {
            verdicts.add(now.desired() == null ? asStored(now, name) : unwanted(now, name));
        }
        verdicts.sort(Comparator.comparing(Verdict::model));
        return plan(
                verdicts.stream().map(verdict -> Shadows.ended(now, verdict)).toList(), now);
    }

    private static Plan plan(List<Verdict> verdicts, Snapshot now) {
        List<Action> due = new ArrayList<>();
        Duration wake = Attempt.NEVER;
        for (Verdict verdict : verdicts) {
            Waiting waiting = verdict.waiting();
            if (waiting != null && waiting.until().compareTo(wake) < 0) {
                wake = waiting.until();
            }
            for (Action action : verdict.needs()) {
                Attempt failed = now.attempts().get(action);
                if (failed == null || failed.notBefore().compareTo(now.now()) <= 0) {
                    due.add(action);
                } else if (failed.notBefore().compareTo(wake) < 0) {
                    wake = failed.notBefore();
                }
            }
        }
        due.sort(Comparator.comparing(Action::kind)
                .thenComparing(action -> now.trials().containsKey(action.model())));
        return new Plan(verdicts, due, wake);
    }

    private static Verdict wanted(Snapshot now, DesiredModel model) {
        ModelRecord record = now.record(model.name());
        Optional<Action> givenUp = givenUp(now, record, model);
        if (givenUp.isPresent()) {
            return new Verdict(model.name(), true, List.of(givenUp.get()), null);
        }
        List<Action> needs = new ArrayList<>(restore(now, record));
        for (KnownBad bad : record.knownBad()) {
            if (names(now, bad, model)) {
                return new Verdict(model.name(), true, insteadOfBad(now, record, needs), bad);
            }
        }
        List<DesiredArtifact> missing = model.artifacts().stream()
                .filter(artifact -> !now.stored().containsKey(artifact.digest()))
                .toList();
        Verdict sofar = new Verdict(model.name(), true, needs, null);
        if (!missing.isEmpty()) {
            Optional<Waiting> waiting = Patience.beforeFetching(now, model);
            if (waiting.isPresent()) {
                return sofar.until(waiting.get());
            }
            needs.add(new Action.Download(model, missing.get(0)));
            return new Verdict(model.name(), true, needs, null);
        }
        return stored(now, model, record, needs);
    }

    private static Verdict stored(Snapshot now, DesiredModel model, ModelRecord record, List<Action> needs) {
        StoredVersion version = version(now, model);
        boolean isActive = record.version(VersionRole.ACTIVE)
                .filter(active -> same(active, version))
                .isPresent();
        if (now.runs(model.name(), version)) {
            boolean isOurs = version.equals(now.activated().get(model.name()));
            boolean isWritten = isActive
                    && record.fileNames().equals(fileNames(model))
                    && record.version(VersionRole.CANDIDATE).isEmpty();
            if (isActive || isOurs) {
                if (!isWritten) {
                    needs.add(new Action.Keep(model, version));
                }
                return new Verdict(model.name(), true, needs, null);
            }
        } else if (isActive) {
            return new Verdict(model.name(), true, needs, null);
        }
        return whenItMay(now, model, version, needs);
    }

    private static Verdict whenItMay(Snapshot now, DesiredModel model, StoredVersion version, List<Action> needs) {
        Verdict sofar = new Verdict(model.name(), true, needs, null);
        Optional<Waiting> share = Patience.beforeFetching(now, model);
        if (share.isPresent()) {
            return sofar.until(share.get());
        }
        Optional<Waiting> moment = Patience.beforeActivating(now, model, version);
        if (moment.isEmpty()) {
            needs.add(new Action.Activate(model, version));
        } else if (now.record(model.name())
                .version(VersionRole.CANDIDATE)
                .filter(version::equals)
                .isEmpty()) {
            needs.add(new Action.Prepare(model, version));
        } else if (Shadows.isMissing(now, model, version)) {
            needs.add(new Action.Shade(model, version));
        }
        Verdict verdict = new Verdict(model.name(), true, needs, null);
        return moment.isPresent() ? verdict.until(moment.get()) : verdict;
    }

    private static Optional<Action> givenUp(Snapshot now, ModelRecord record, @Nullable DesiredModel desired) {
        return Trials.crashed(now, record, desired).or(() -> Trials.setBack(now, record, desired));
    }

    /** With nothing desired, what runs is what the record says, also after a version was given up. */
    private static List<Action> asRecorded(Snapshot now, ModelRecord record) {
        boolean givenUp = now.running().containsKey(record.name()) && Trials.lastCrash(record) != null;
        return givenUp ? insteadOfBad(now, record, List.of()) : restore(now, record);
    }

    /** What is bad may still answer records: the version that the record says takes its place, or none. */
    private static List<Action> insteadOfBad(Snapshot now, ModelRecord record, List<Action> needs) {
        Optional<StoredVersion> active = record.version(VersionRole.ACTIVE);
        if (active.isEmpty() && now.running().containsKey(record.name())) {
            return List.of(new Action.Deactivate(record.name()));
        }
        boolean another = now.running().containsKey(record.name())
                && active.filter(version -> !now.runs(record.name(), version)).isPresent();
        return another ? List.of(new Action.Restore(record.name(), active.orElseThrow())) : needs;
    }

    private static boolean names(Snapshot now, KnownBad bad, DesiredModel model) {
        StoredBlob blob = now.stored().get(model.fingerprint());
        return bad.fingerprint().equals(model.fingerprint())
                || (blob != null && bad.fingerprint().equals(blob.digest()));
    }

    private static Verdict asStored(Snapshot now, ModelName name) {
        ModelRecord record = now.record(name);
        List<Action> needs = givenUp(now, record, null).map(List::of).orElseGet(() -> asRecorded(now, record));
        return new Verdict(name, false, needs, Trials.lastCrash(record));
    }

    private static Verdict unwanted(Snapshot now, ModelName name) {
        ModelRecord record = now.record(name);
        boolean gone = !now.running().containsKey(name)
                && record.version(VersionRole.ACTIVE).isEmpty()
                && record.version(VersionRole.CANDIDATE).isEmpty();
        return new Verdict(name, false, gone ? List.of() : List.of(new Action.Deactivate(name)), null);
    }

    private static List<Action> restore(Snapshot now, ModelRecord record) {
        StoredVersion active = record.versions().get(VersionRole.ACTIVE);
        if (active == null || now.running().containsKey(record.name())) {
            return List.of();
        }
        StoredVersion fallback = Trials.fallback(now, record);
        return fallback == null || now.holds(active)
                ? List.of(new Action.Restore(record.name(), active))
                : List.of(new Action.Revert(record.name(), active, fallback));
    }

    private static StoredVersion version(Snapshot now, DesiredModel model) {
        List<StoredArtifact> artifacts = new ArrayList<>();
        for (DesiredArtifact artifact : model.artifacts()) {
            StoredBlob blob = now.stored().get(artifact.digest());
            if (blob == null) {
                throw new IllegalStateException("artifact [" + artifact.digest() + "] must be stored by now");
            }
            artifacts.add(new StoredArtifact(artifact.role(), blob.digest(), blob.size()));
        }
        return new StoredVersion(model.version(), artifacts);
    }

    private static boolean same(StoredVersion one, StoredVersion other) {
        return one.label().equals(other.label())
                && new HashSet<>(one.artifacts()).equals(new HashSet<>(other.artifacts()));
    }

    public static List<String> fileNames(DesiredModel model) {
        return model.fileNames().stream().map(LocalFileName::value).toList();
    }
}
