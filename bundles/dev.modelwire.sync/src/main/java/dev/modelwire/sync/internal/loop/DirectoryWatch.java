package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.desired.SourceId;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.sync.internal.directory.DirectoryTwin;
import dev.modelwire.sync.internal.directory.LookOutcome;
import dev.modelwire.sync.internal.directory.Seen;
import dev.modelwire.sync.internal.reconcile.Attempt;
import dev.modelwire.sync.internal.report.SourceReport.State;
import dev.modelwire.sync.internal.transfer.Cancellation;
import dev.modelwire.sync.internal.transfer.Connection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks into the directory at its interval, and says so when a look does not come back. For the loop's thread. */
final class DirectoryWatch {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryWatch.class);

    /** What takes longer hangs. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Threads threads;
    private final Inbox inbox;
    private final Time time;
    private final Sources sources;
    private final SourceBoard board;
    private final Attempts attempts;
    private @Nullable DirectoryTwin twin;
    private Duration interval = Duration.ZERO;
    private Seen seen = Seen.NOTHING;
    private Duration next;
    private @Nullable Look running;
    private String off = "not configured";

    /** A look that has not come back. */
    private record Look(DirectoryTwin twin, Duration begun, Cancellation cancellation) {}

    DirectoryWatch(Threads threads, Inbox inbox, Time time, Sources sources, SourceBoard board, Attempts attempts) {
        this.threads = threads;
        this.inbox = inbox;
        this.time = time;
        this.sources = sources;
        this.board = board;
        this.attempts = attempts;
        this.next = time.elapsed();
    }

    /** Takes the directory of new options; what a look under the old ones brings is not heeded. */
    void configure(SyncOptions options, Connection connection) {
        stop();
        boolean watched = options.enabled() && !connection.directories().isEmpty();
        off = options.enabled() ? "not configured" : "synchronisation is switched off";
        twin = watched ? connection.directories().get(0) : null;
        interval = watched ? options.directories().get(0).interval() : Duration.ZERO;
        seen = Seen.NOTHING;
        next = time.elapsed();
    }

    void now() {
        next = time.elapsed();
    }

    void stop() {
        if (running != null) {
            running.cancellation().cancel();
        }
    }

    /** Begins a look if one is due; returns the elapsed time of what comes next. */
    Duration turn() {
        DirectoryTwin current = twin;
        SourceId ruler = sources.rulerOver(SourceId.DIRECTORY);
        if (current == null) {
            board.off(SourceId.DIRECTORY, off);
            return Attempt.NEVER;
        }
        if (ruler != null) {
            board.overruled(SourceId.DIRECTORY, ruler);
            seen = Seen.NOTHING;
            return Attempt.NEVER;
        }
        if (board.state(SourceId.DIRECTORY) == State.OFF) {
            board.offline(SourceId.DIRECTORY, null, "not looked at yet");
        }
        if (running != null) {
            return overdue(running);
        }
        if (next.compareTo(time.elapsed()) > 0) {
            return next;
        }
        Look look = new Look(current, time.elapsed(), new Cancellation());
        Seen before = seen;
        running = look;
        next = look.begun().plus(interval);
        threads.work(Lane.LOOK, () -> {
            LookOutcome outcome = look(current, before);
            inbox.result(() -> looked(look, outcome));
        });
        return look.begun().plus(PATIENCE);
    }

    private Duration overdue(Look look) {
        Duration end = look.begun().plus(PATIENCE);
        if (end.compareTo(time.elapsed()) > 0) {
            return end;
        }
        seen = Seen.NOTHING;
        board.offline(
                SourceId.DIRECTORY,
                ErrorCode.SOURCE_UNREACHABLE,
                "directory [" + look.twin().directory() + "] cannot be looked at: its file system has not answered for "
                        + PATIENCE.toSeconds() + " s");
        return Attempt.NEVER;
    }

    private static LookOutcome look(DirectoryTwin twin, Seen before) {
        try {
            return twin.look(before);
        } catch (RuntimeException | Error e) {
            LOG.error("a look into the directory of the desired state failed", e);
            return new LookOutcome.Away(
                    ErrorCode.INTERNAL, "the look failed: " + e.getClass().getSimpleName());
        }
    }

    private void looked(Look look, LookOutcome outcome) {
        running = null;
        if (look.cancellation().isCancelled()) {
            return;
        }
        boolean wasAway = board.state(SourceId.DIRECTORY) == State.OFFLINE;
        if (outcome instanceof LookOutcome.Away away) {
            seen = Seen.NOTHING;
            board.offline(SourceId.DIRECTORY, away.code(), away.detail());
            return;
        }
        board.contact(SourceId.DIRECTORY);
        if (wasAway) {
            attempts.directoryBack();
        }
        if (outcome instanceof LookOutcome.Unchanged unchanged) {
            seen = unchanged.seen();
            board.ok(SourceId.DIRECTORY, "the document is unchanged");
        } else if (outcome instanceof LookOutcome.Document document) {
            boolean taken = sources.offer(SourceId.DIRECTORY, look.twin().origin(), document.text(), document.parsed());
            seen = taken ? document.seen() : Seen.NOTHING;
        }
    }
}
