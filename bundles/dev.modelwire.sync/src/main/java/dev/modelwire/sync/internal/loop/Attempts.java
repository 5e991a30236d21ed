package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.reported.Failure;
import dev.modelwire.sync.internal.desired.DownloadUrl;
import dev.modelwire.sync.internal.reconcile.Action;
import dev.modelwire.sync.internal.reconcile.Attempt;
import dev.modelwire.sync.internal.reconcile.Backoff;
import dev.modelwire.sync.internal.reconcile.Plan;
import dev.modelwire.sync.internal.reconcile.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The actions that failed and have not succeeded since. */
final class Attempts {

    /** What another engine may change. */
    private static final Set<ErrorCode> ENGINE =
            Set.of(ErrorCode.ENGINE_MISSING, ErrorCode.MODEL_UNSUPPORTED, ErrorCode.MODEL_INVALID);

    private final Map<Action, Attempt> failed = new HashMap<>();
    private final Backoff backoff;
    private final Time time;
    private final Journal journal;
    private final Shortages shortages;

    Attempts(Backoff backoff, Time time, Journal journal, Shortages shortages) {
        this.backoff = backoff;
        this.time = time;
        this.journal = journal;
        this.shortages = shortages;
    }

    void failed(Action action, ErrorCode code, String step, String detail) {
        failed(action, code, step, detail, Duration.ZERO);
    }

    /** As the other one; whoever refused wants to be left alone for at least that time. */
    void failed(Action action, ErrorCode code, String step, String detail, Duration retryAfter) {
        Attempt before = failed.get(action);
        int attempt = before == null ? 1 : before.failure().attempt() + 1;
        Instant since = before == null ? time.instant() : before.failure().since();
        Duration notBefore = code.retried() ? time.elapsed().plus(backoff.after(attempt, retryAfter)) : Attempt.NEVER;
        failed.put(action, new Attempt(new Failure(code, step, detail, attempt, since), notBefore));
        if (code == ErrorCode.STORE_FULL) {
            shortages.note(action);
        }
        if (before == null || before.failure().code() != code) {
            journal.warn(action.model(), step + " failed (" + code + "): " + detail);
        }
    }

    /** Reports what is wrong with what is not tried for now; a failure of it that is known says more. */
    void known(Action action, ErrorCode code, String step, String detail) {
        failed.putIfAbsent(action, new Attempt(new Failure(code, step, detail, 1, time.instant()), Attempt.NEVER));
    }

    /** Forgets what hindered models that are as desired now. */
    void settled(Plan plan) {
        for (Verdict verdict : plan.verdicts()) {
            if (verdict.desired() && verdict.needs().isEmpty() && verdict.knownBad() == null) {
                failed.keySet().removeIf(action -> action.model().equals(verdict.model()));
            }
        }
    }

    /** Forgets the failures of the action, and those that it made a thing of the past. */
    void succeeded(Action action) {
        switch (action.kind()) {
            case ACTIVATE, DEACTIVATE ->
                failed.keySet().removeIf(other -> other.model().equals(action.model()));
            case DOWNLOAD ->
                failed.keySet()
                        .removeIf(other -> other.equals(action)
                                || (other.kind() == Action.Kind.RESTORE
                                        && other.model().equals(action.model())));
            case RESTORE, KEEP, PREPARE, REVERT, SHADE -> failed.remove(action);
        }
    }

    void forget(ModelName model) {
        failed.keySet().removeIf(action -> action.model().equals(model));
    }

    void clear() {
        failed.clear();
    }

    /** Lets what the store had no room for be tried now if there may be room; what was reported of it stays so long. */
    void lookForRoom() {
        for (Action action : shortages.over(full())) {
            failed.computeIfPresent(action, (key, attempt) -> new Attempt(attempt.failure(), time.elapsed()));
        }
    }

    boolean waitForRoom() {
        return !shortages.isEmpty();
    }

    private Set<Action> full() {
        return failed.entrySet().stream()
                .filter(entry -> entry.getValue().failure().code() == ErrorCode.STORE_FULL)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    void enginesChanged() {
        failed.values().removeIf(attempt -> ENGINE.contains(attempt.failure().code()));
    }

    /** What lies in the directory may be tried again at once. */
    void directoryBack() {
        failed.keySet()
                .removeIf(action -> action instanceof Action.Download download
                        && download.artifact().urls().stream().anyMatch(DownloadUrl::isBeside));
    }

    Map<Action, Attempt> all() {
        return failed;
    }

    @Nullable
    Failure of(ModelName model) {
        return failed.entrySet().stream()
                .filter(entry -> entry.getKey().model().equals(model))
                .map(entry -> entry.getValue().failure())
                .max(Comparator.comparing(Failure::since))
                .orElse(null);
    }
}
