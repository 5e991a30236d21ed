package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.sync.internal.reconcile.Attempt;
import dev.modelwire.sync.internal.reconcile.Backoff;
import dev.modelwire.sync.internal.report.ReportedState;
import dev.modelwire.sync.internal.report.ReportedStateJson;
import dev.modelwire.sync.internal.report.SinkReport;
import dev.modelwire.sync.internal.report.SinkReport.State;
import dev.modelwire.sync.internal.sink.Sink;
import dev.modelwire.sync.internal.sink.SinkOutcome;
import dev.modelwire.sync.internal.transfer.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the reported state where it is to go: after a start or a change, the last one wins, and again with back-off until
 * it has come through. For the loop's thread.
 */
final class Sinks {

    private static final Logger LOG = LoggerFactory.getLogger(Sinks.class);

    private final Threads threads;
    private final Inbox inbox;
    private final Time time;
    private final Backoff backoff;
    private final Journal journal;
    private List<Way> ways = List.of();
    private Duration atMostEvery = Duration.ZERO;
    private ReportedState newest = ReportedState.NOTHING;
    private String substance = "";

    /** One place and what has come through to it. */
    private static final class Way {
        private final Sink sink;
        private SinkReport report;
        private String sent = "";
        private @Nullable Cancellation running;
        private int failures;
        private Duration next;

        Way(Sink sink, SinkReport report, Duration next) {
            this.sink = sink;
            this.report = report;
            this.next = next;
        }

        /** Takes what has come through already; under new options it is tried soon. */
        void goOn(Way old, Duration soon) {
            report = old.report;
            sent = old.sent;
            failures = old.failures;
            next = old.next.compareTo(soon) < 0 ? old.next : soon;
        }
    }

    Sinks(Threads threads, Inbox inbox, Time time, Backoff backoff, Journal journal) {
        this.threads = threads;
        this.inbox = inbox;
        this.time = time;
        this.backoff = backoff;
        this.journal = journal;
    }

    void configure(List<Sink> sinks, Duration shortest) {
        stop();
        atMostEvery = shortest;
        List<Way> given = new ArrayList<>();
        for (Sink sink : sinks) {
            SinkReport report = new SinkReport(sink.id(), State.PENDING, null, "nothing was sent yet", time.instant());
            Way way = new Way(sink, report, time.elapsed());
            ways.stream()
                    .filter(old -> old.sink.target().equals(sink.target()))
                    .findFirst()
                    .ifPresent(old -> way.goOn(old, time.elapsed().plus(shortest)));
            given.add(way);
        }
        ways = List.copyOf(given);
    }

    void stop() {
        for (Way way : ways) {
            if (way.running != null) {
                way.running.cancel();
            }
        }
    }

    void offer(ReportedState state, String key) {
        newest = state;
        substance = key;
    }

    List<SinkReport> reports() {
        return ways.stream().map(way -> way.report).toList();
    }

    /** Sends what is to be sent now; returns the elapsed time at which more may be. */
    Duration turn() {
        return ways.stream().map(this::turn).min(Comparator.naturalOrder()).orElse(Attempt.NEVER);
    }

    private Duration turn(Way way) {
        Lane lane = way.sink.isFile() ? Lane.REPORT_FILE : Lane.REPORT_HTTP;
        if (way.running != null || substance.equals(way.sent) || isBusy(lane)) {
            return Attempt.NEVER;
        }
        if (way.next.compareTo(time.elapsed()) > 0) {
            return way.next;
        }
        Cancellation cancellation = new Cancellation();
        String document = ReportedStateJson.complete(newest);
        String key = substance;
        way.running = cancellation;
        way.next = time.elapsed().plus(atMostEvery);
        threads.work(lane, () -> {
            SinkOutcome outcome = send(way.sink, document, cancellation);
            inbox.result(() -> sent(way, key, cancellation, outcome));
        });
        return Attempt.NEVER;
    }

    private boolean isBusy(Lane lane) {
        return ways.stream().anyMatch(way -> way.running != null && way.sink.isFile() == (lane == Lane.REPORT_FILE));
    }

    private static SinkOutcome send(Sink sink, String document, Cancellation cancellation) {
        try {
            return sink.send(document, cancellation);
        } catch (RuntimeException | Error e) {
            LOG.error("the reported state could not be sent", e);
            return new SinkOutcome.Failed(ErrorCode.INTERNAL, e.getClass().getSimpleName(), Duration.ZERO);
        }
    }

    private void sent(Way way, String key, Cancellation cancellation, SinkOutcome outcome) {
        way.running = null;
        if (cancellation.isCancelled()) {
            return;
        }
        if (outcome instanceof SinkOutcome.Failed failed) {
            way.failures++;
            way.next =
                    time.elapsed().plus(Backoff.longer(backoff.after(way.failures, failed.retryAfter()), atMostEvery));
            set(way, State.FAILING, failed.code(), failed.detail());
        } else {
            way.failures = 0;
            way.sent = key;
            set(way, State.OK, null, "it has come through");
        }
    }

    private void set(Way way, State state, @Nullable ErrorCode code, String detail) {
        SinkReport before = way.report;
        if (before.state() == state && before.code() == code) {
            return;
        }
        way.report = new SinkReport(before.id(), state, code, detail, time.instant());
        if (state == State.FAILING) {
            journal.warn(null, "the reported state does not reach " + before.id() + " (" + code + "): " + detail);
        } else if (before.state() == State.FAILING) {
            journal.info(null, "the reported state reaches " + before.id() + " again");
        }
    }
}
