package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.desired.DesiredModel;
import dev.modelwire.api.desired.DesiredState;
import dev.modelwire.api.inference.OnProbation;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.api.reported.Failure;
import dev.modelwire.api.reported.ModelPhase;
import dev.modelwire.api.store.KnownBad;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoreStatus;
import dev.modelwire.api.store.VersionRole;
import dev.modelwire.sync.internal.reconcile.Action;
import dev.modelwire.sync.internal.reconcile.Plan;
import dev.modelwire.sync.internal.reconcile.Snapshot;
import dev.modelwire.sync.internal.reconcile.Verdict;
import dev.modelwire.sync.internal.reconcile.Waiting;
import dev.modelwire.sync.internal.report.ModelReport;
import dev.modelwire.sync.internal.report.ReportedState;
import dev.modelwire.sync.internal.report.VersionReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says how everything stands. */
final class ReportBuilder {

    private final Sources sources;
    private final SourceBoard board;
    private final Work work;
    private final Attempts attempts;
    private final Sinks sinks;
    private final Journal journal;
    private final Time time;
    private final Map<ModelName, Trial> probations = new HashMap<>();

    private record Trial(ModelVersion version, Instant until) {}

    ReportBuilder(
            Sources sources, SourceBoard board, Work work, Attempts attempts, Sinks sinks, Journal journal, Time time) {
        this.sources = sources;
        this.board = board;
        this.work = work;
        this.attempts = attempts;
        this.sinks = sinks;
        this.journal = journal;
        this.time = time;
    }

    ReportedState build(Snapshot snapshot, Plan plan, StoreStatus store) {
        DesiredState desired = snapshot.desired();
        List<ModelReport> models = plan.verdicts().stream()
                .map(verdict -> model(snapshot, verdict))
                .toList();
        return new ReportedState(
                desired == null ? 0 : desired.revision(),
                Convergences.of(snapshot, models, othersToDo(plan)),
                sources.source(),
                board.reports(),
                sinks.reports(),
                journal.history().lastUpdate(),
                models,
                store,
                journal.history().events(),
                board.lastRefused());
    }

    private static boolean othersToDo(Plan plan) {
        return plan.verdicts().stream()
                .anyMatch(verdict -> !verdict.desired() && !verdict.needs().isEmpty());
    }

    private ModelReport model(Snapshot snapshot, Verdict verdict) {
        ModelName name = verdict.model();
        ModelRecord record = snapshot.records().getOrDefault(name, ModelRecord.empty(name));
        ModelVersion running = snapshot.running().get(name);
        InFlight now = work.inFlight(name);
        DesiredModel desired = desired(snapshot.desired(), name);
        String waiting = waiting(verdict);
        return new ModelReport(
                name,
                phase(snapshot, verdict, now, !waiting.isEmpty()),
                desired == null ? null : new VersionReport(desired.version(), desired.fingerprint(), ""),
                running == null
                        ? null
                        : new VersionReport(
                                running.label(),
                                running.digest(),
                                work.activations().engine(name)),
                version(record, VersionRole.PREVIOUS),
                version(record, VersionRole.CANDIDATE),
                now == null ? "" : now.action().kind().step(),
                waiting,
                progress(now),
                failure(verdict, desired),
                work.activations().timings(name),
                work.activations().contract(name),
                probation(name, running),
                journal.history().lastUpdate(name),
                record.history(),
                warnings(name, snapshot.desired(), desired));
    }

    /** The end is reckoned once, so that it does not move by what seconds are rounded. */
    private ModelReport.@Nullable Probation probation(ModelName name, @Nullable ModelVersion running) {
        OnProbation now = work.activations().probation(name).orElse(null);
        if (now == null || !now.version().equals(running)) {
            probations.remove(name);
            return null;
        }
        Trial trial = probations.compute(
                name,
                (model, known) -> known != null && known.version().equals(running)
                        ? known
                        : new Trial(now.version(), time.instant().plus(now.left())));
        return new ModelReport.Probation(trial.until(), now.records());
    }

    private String waiting(Verdict verdict) {
        Waiting waiting = verdict.waiting();
        if (waiting != null) {
            return waiting.reason();
        }
        return work.waitsUntil(verdict)
                .map(until -> "its files are fetched when the transfer window opens at [" + until + "]")
                .orElse("");
    }

    private static @Nullable DesiredModel desired(@Nullable DesiredState state, ModelName name) {
        return state == null
                ? null
                : state.models().stream()
                        .filter(model -> model.name().equals(name))
                        .findFirst()
                        .orElse(null);
    }

    private static @Nullable VersionReport version(ModelRecord record, VersionRole role) {
        return record.version(role).map(VersionReport::of).orElse(null);
    }

    private ModelPhase phase(Snapshot snapshot, Verdict verdict, @Nullable InFlight now, boolean waits) {
        boolean runs = snapshot.running().containsKey(verdict.model());
        if (!verdict.desired() && (snapshot.desired() != null || verdict.needs().isEmpty())) {
            return runs && snapshot.desired() == null ? ModelPhase.ACTIVE : ModelPhase.INACTIVE;
        }
        if (now != null) {
            return now.action() instanceof Action.Download ? ModelPhase.DOWNLOADING : ModelPhase.ACTIVATING;
        }
        if (verdict.knownBad() != null) {
            return ModelPhase.FAILED;
        }
        if (waits && attempts.of(verdict.model()) == null) {
            return ModelPhase.WAITING;
        }
        if (runs && verdict.needs().stream().allMatch(Action.Keep.class::isInstance)) {
            return ModelPhase.ACTIVE;
        }
        return attempts.of(verdict.model()) == null ? ModelPhase.PENDING : ModelPhase.FAILED;
    }

    private static ModelReport.@Nullable Progress progress(@Nullable InFlight now) {
        return now != null && now.action() instanceof Action.Download download
                ? new ModelReport.Progress(now.bytes()::get, download.artifact().size())
                : null;
    }

    private ModelReport.@Nullable Failed failure(Verdict verdict, @Nullable DesiredModel desired) {
        Digest digest = desired == null ? null : desired.fingerprint();
        KnownBad bad = verdict.knownBad();
        if (bad != null) {
            Failure failure = new Failure(bad.code(), "activate", bad.detail(), 1, bad.since());
            return new ModelReport.Failed(failure, bad.fingerprint());
        }
        Failure failure = attempts.of(verdict.model());
        return failure == null ? null : new ModelReport.Failed(failure, digest);
    }

    private List<String> warnings(ModelName name, @Nullable DesiredState state, @Nullable DesiredModel desired) {
        List<String> warnings = new ArrayList<>(work.activations().warnings(name));
        if (state == null || desired == null) {
            return warnings;
        }
        warnings.addAll(state.warnings());
        if (!state.expires().isAfter(time.instant())) {
            warnings.add("the desired state expired at [" + state.expires()
                    + "] and stays in force until a newer one comes");
        }
        return warnings;
    }
}
