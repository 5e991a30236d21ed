package dev.modelwire.kura.internal.request;

import dev.modelwire.api.desired.ModelSyncService;
import dev.modelwire.api.reported.Report;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One requester who waits, and what he was told last. For the watchers' thread, but for the newest report. */
final class Watch {

    private final Goal goal;
    private final Notices notices;
    private final AtomicReference<@Nullable Report> newest = new AtomicReference<>();
    private @Nullable AutoCloseable subscription;
    private @Nullable Notice told;
    private boolean answered;
    private boolean over;

    Watch(Goal goal, Notices notices) {
        this.goal = goal;
        this.notices = notices;
    }

    boolean endsWithAnswer() {
        return goal == Goal.ANSWER;
    }

    /** Returns what there is to tell, if anything. */
    Optional<Notice> look() {
        @Nullable Report report = newest.getAndSet(null);
        if (report == null || over) {
            return Optional.empty();
        }
        Notice notice = goal.judge(report);
        if (notice.equals(told)) {
            return Optional.empty();
        }
        told = notice;
        return Optional.of(notice);
    }

    /** Follows the reports; of those that come before one is looked at, the last one wins. */
    void subscribe(ModelSyncService service, Runnable look) {
        subscription = service.onReport(report -> {
            if (newest.getAndSet(report) == null) {
                look.run();
            }
        });
    }

    void answeredNow() {
        answered = true;
    }

    boolean answered() {
        return answered;
    }

    boolean over() {
        return over;
    }

    void end() {
        over = true;
    }

    Optional<AutoCloseable> takeSubscription() {
        @Nullable AutoCloseable taken = subscription;
        subscription = null;
        return Optional.ofNullable(taken);
    }

    Notices notices() {
        return notices;
    }
}
