package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.reported.Report;
import dev.modelwire.api.reported.ReportListener;
import dev.modelwire.sync.internal.reconcile.Attempt;
import dev.modelwire.sync.internal.report.ReportedState;
import dev.modelwire.sync.internal.report.ReportedStateJson;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands the reported state to those who listen: after a change, at most once in a while, the last one wins. */
final class Outlet {

    /** What changes faster is not told one by one. */
    static final Duration AT_MOST_EVERY = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Outlet.class);

    private final Threads threads;
    private final Inbox inbox;
    private final Time time;
    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();
    private @Nullable ReportedState newest;
    private String told = "";
    private @Nullable String untold;
    private Duration next;
    private boolean telling;

    /** One listener; it is told at once when it is new. */
    private record Subscriber(ReportListener listener, AtomicBoolean isNew) {}

    Outlet(Threads threads, Inbox inbox, Time time) {
        this.threads = threads;
        this.inbox = inbox;
        this.time = time;
        this.next = time.elapsed();
    }

    /** May be called on any thread. */
    AutoCloseable subscribe(ReportListener listener) {
        Subscriber subscriber = new Subscriber(listener, new AtomicBoolean(true));
        subscribers.add(subscriber);
        inbox.wake();
        return () -> subscribers.remove(subscriber);
    }

    boolean hasListeners() {
        return !subscribers.isEmpty();
    }

    /** Takes how it stands now; another substance than the one told last is a change. */
    void offer(ReportedState state, String substance) {
        newest = state;
        untold = substance.equals(told) ? null : substance;
    }

    /** Tells what is to be told and may be told now; returns the elapsed time at which more may be. */
    Duration turn() {
        ReportedState state = newest;
        if (state == null || telling) {
            return Attempt.NEVER;
        }
        String substance = next.compareTo(time.elapsed()) <= 0 ? untold : null;
        boolean changed = substance != null;
        List<Subscriber> due = subscribers.stream()
                .filter(subscriber -> subscriber.isNew().compareAndSet(true, false) || changed)
                .toList();
        if (substance != null) {
            told = substance;
            untold = null;
            next = time.elapsed().plus(AT_MOST_EVERY);
        }
        if (!due.isEmpty()) {
            telling = true;
            Report report = report(state);
            threads.work(Lane.REPORT, () -> {
                due.forEach(subscriber -> tell(subscriber.listener(), report));
                inbox.result(() -> telling = false);
            });
        }
        return untold == null ? Attempt.NEVER : next;
    }

    private static Report report(ReportedState state) {
        return new Report(
                ReportedStateJson.complete(state),
                state.source() == null ? "" : state.source().value(),
                state.revision(),
                state.convergence());
    }

    private static void tell(ReportListener listener, Report report) {
        try {
            listener.reported(report);
        } catch (RuntimeException | Error e) {
            LOG.warn("a listener to the reported state failed", e);
        }
    }
}
