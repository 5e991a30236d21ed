package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.desired.SourceId;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.sync.internal.reconcile.Attempt;
import dev.modelwire.sync.internal.reconcile.Backoff;
import dev.modelwire.sync.internal.report.SourceReport.State;
import dev.modelwire.sync.internal.transfer.Cancellation;
import dev.modelwire.sync.internal.transfer.Connection;
import dev.modelwire.sync.internal.transfer.HttpTwin;
import dev.modelwire.sync.internal.transfer.PollOutcome;
import dev.modelwire.sync.internal.transfer.Validators;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls the document at its interval, sooner while the server is away. For the loop's thread. */
final class Poller {

    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

    private final Threads threads;
    private final Inbox inbox;
    private final Time time;
    private final Backoff backoff;
    private final Sources sources;
    private final SourceBoard board;
    private @Nullable HttpTwin twin;
    private Duration interval = Duration.ZERO;
    private Validators validators = Validators.NONE;
    private Duration next = Duration.ZERO;
    private int failures;
    private @Nullable Cancellation running;
    private String off = "not configured";

    Poller(Threads threads, Inbox inbox, Time time, Backoff backoff, Sources sources, SourceBoard board) {
        this.threads = threads;
        this.inbox = inbox;
        this.time = time;
        this.backoff = backoff;
        this.sources = sources;
        this.board = board;
        this.next = time.elapsed();
    }

    /** Takes the connection of new options; what runs under the old ones is told to end. */
    void configure(SyncOptions options, Connection connection) {
        stop();
        boolean polled = options.enabled() && !connection.twins().isEmpty();
        off = options.enabled() ? "not configured" : "synchronisation is switched off";
        twin = polled ? connection.twins().get(0) : null;
        interval = polled ? options.http().get(0).interval() : Duration.ZERO;
        validators = Validators.NONE;
        failures = 0;
        next = time.elapsed();
    }

    void now() {
        next = time.elapsed();
    }

    void stop() {
        if (running != null) {
            running.cancel();
        }
    }

    /** Begins a poll if one is due; returns the elapsed time of the next one. */
    Duration turn() {
        HttpTwin current = twin;
        SourceId ruler = sources.rulerOver(SourceId.HTTP);
        if (current == null) {
            board.off(SourceId.HTTP, off);
            return Attempt.NEVER;
        }
        if (ruler != null) {
            board.overruled(SourceId.HTTP, ruler);
            return Attempt.NEVER;
        }
        if (board.state(SourceId.HTTP) == State.OFF) {
            board.offline(SourceId.HTTP, null, "not reached yet");
        }
        if (running != null) {
            return Attempt.NEVER;
        }
        if (next.compareTo(time.elapsed()) > 0) {
            return next;
        }
        Cancellation cancellation = new Cancellation();
        Validators asked = validators;
        running = cancellation;
        next = time.elapsed().plus(backoff.spread(interval));
        threads.work(Lane.POLL, () -> {
            PollOutcome outcome = poll(current, asked, cancellation);
            inbox.result(() -> polled(current, cancellation, outcome));
        });
        return Attempt.NEVER;
    }

    private static PollOutcome poll(HttpTwin twin, Validators asked, Cancellation cancellation) {
        try {
            return twin.poll(asked, cancellation);
        } catch (RuntimeException | Error e) {
            LOG.error("a poll of the desired state failed", e);
            return new PollOutcome.Unreachable(
                    ErrorCode.INTERNAL, "the poll failed: " + e.getClass().getSimpleName());
        }
    }

    private void polled(HttpTwin polled, Cancellation cancellation, PollOutcome outcome) {
        running = null;
        if (cancellation.isCancelled() || twin == null || !twin.equals(polled)) {
            return;
        }
        if (outcome instanceof PollOutcome.Unreachable gone) {
            failures++;
            Duration wait = backoff.after(failures);
            Duration sooner = wait.compareTo(interval) < 0 ? wait : interval;
            next = time.elapsed().plus(Backoff.longer(sooner, gone.retryAfter()));
            board.offline(SourceId.HTTP, gone.code(), gone.detail());
        } else if (outcome instanceof PollOutcome.Unchanged) {
            reached();
            board.ok(SourceId.HTTP, "the document is unchanged");
        } else if (outcome instanceof PollOutcome.Document document) {
            reached();
            boolean taken = sources.offer(SourceId.HTTP, polled.origin(), document.text(), document.parsed());
            validators = taken ? document.validators() : Validators.NONE;
        }
    }

    private void reached() {
        failures = 0;
        board.contact(SourceId.HTTP);
    }
}
