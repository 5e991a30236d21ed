package dev.modelwire.sync.internal.reconcile;

import java.time.Duration;
import java.util.List;

/**
 * What to do.
 *
 * @param verdicts how each model stands, by name
 * @param due what may begin now, in order
 * @param wake the elapsed time at which more becomes due, {@link Attempt#NEVER} if none does by itself
 */
public record Plan(List<Verdict> verdicts, List<Action> due, Duration wake) {

    public Plan {
        verdicts = List.copyOf(verdicts);
        due = List.copyOf(due);
    }

    /** Returns whether the action is still wanted, now or later. */
    public boolean wants(Action action) {
        return verdicts.stream().anyMatch(verdict -> verdict.needs().contains(action));
    }

    /** Returns whether no file is on its way into a version: what no record names now, none will. */
    public boolean settled() {
        return verdicts.stream()
                .flatMap(verdict -> verdict.needs().stream())
                .noneMatch(action -> action instanceof Action.Download
                        || action instanceof Action.Prepare
                        || action instanceof Action.Activate);
    }
}
