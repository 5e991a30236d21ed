package dev.modelwire.wire.internal;

import dev.modelwire.api.evaluation.ForecastScoring;
import dev.modelwire.api.evaluation.PictureOutcome;
import dev.modelwire.api.evaluation.Scorecard;
import dev.modelwire.api.evaluation.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes records from the queue and gives them to the scorecard, and reports when it is time or asked for, until it is stopped. */
final class ScoreWorker implements Runnable {

    /** Records that are taken in one call of the service at most, so that it can soon be replaced. */
    static final int BATCH = 256;

    private static final long RETRY_MILLIS = 1000;

    private static final Logger LOGGER = LoggerFactory.getLogger(ScoreWorker.class);

    private final String instance;
    private final RecordQueue<Arrival> queue;
    private final ServiceSlot<ForecastScoring> slot;
    private final Supplier<Optional<ForecastScoreOptions>> options;
    private final ScoreOutlet outlet;
    private final ScoreCounters counters;
    private final Signal signal;
    private final LongSupplier nanoTicker;
    private final OpenCard card;
    private final AtomicInteger inHand = new AtomicInteger();
    private volatile boolean stopped;
    private long reportedNanos;
    private boolean due;
    private String lastPictureProblem = "";

    /** What one call of the service brought. */
    private record Round(List<ScoreOutlet.Refused> refused, List<Scores> reports) {}

    ScoreWorker(
            String instance,
            RecordQueue<Arrival> queue,
            ServiceSlot<ForecastScoring> slot,
            Supplier<Optional<ForecastScoreOptions>> options,
            ScoreOutlet outlet,
            ScoreCounters counters,
            Signal signal,
            LongSupplier nanoTicker) {
        this.instance = instance;
        this.queue = queue;
        this.slot = slot;
        this.options = options;
        this.outlet = outlet;
        this.counters = counters;
        this.signal = signal;
        this.nanoTicker = nanoTicker;
        this.card = new OpenCard(instance);
    }

    int inHand() {
        return inHand.get();
    }

    void stop() {
        stopped = true;
        signal.raise();
    }

    @Override
    public void run() {
        reportedNanos = nanoTicker.getAsLong();
        try {
            while (!stopped) {
                long seen = signal.count();
                long wait;
                try {
                    wait = step();
                } catch (RuntimeException e) {
                    LOGGER.error("[{}] could not score; [{}] records are lost", instance, inHand.get(), e);
                    counters.lost.add(inHand.getAndSet(0));
                    card.forget();
                    wait = TimeUnit.MILLISECONDS.toNanos(RETRY_MILLIS);
                }
                if (wait > 0) {
                    signal.awaitNanos(seen, wait);
                }
            }
            slot.use(service -> {
                card.close(service);
                return true;
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the nanoseconds to wait for a signal; the wait is not in here for what {@link ScoringWorker} says of its own. */
    private long step() {
        Optional<ForecastScoreOptions> current = options.get();
        if (stopped) {
            return 0;
        }
        if (current.isEmpty()) {
            return Long.MAX_VALUE;
        }
        ForecastScoreOptions now = current.get();
        long left = leftNanos(now);
        if (left <= 0) {
            due = true;
            reportedNanos = nanoTicker.getAsLong();
        }
        if (!due
                && queue.size() == 0
                && slot.use(service -> card.of(service, now)).isPresent()) {
            return left;
        }
        Optional<Round> round = slot.use(service -> round(service, now));
        if (round.isEmpty()) {
            return due ? Long.MAX_VALUE : left;
        }
        round.get().refused().forEach(outlet::refuse);
        round.get().reports().forEach(this::report);
        inHand.set(0);
        return 0;
    }

    private long leftNanos(ForecastScoreOptions now) {
        return now.report().isZero()
                ? Long.MAX_VALUE
                : reportedNanos + now.report().toNanos() - nanoTicker.getAsLong();
    }

    private Round round(ForecastScoring service, ForecastScoreOptions now) {
        Scorecard open = card.of(service, now);
        ScoreTaking taking = new ScoreTaking(open, now, counters);
        List<ScoreOutlet.Refused> refused = new ArrayList<>();
        List<Scores> reports = new ArrayList<>();
        List<Arrival> taken = queue.poll(BATCH);
        inHand.set(taken.size());
        for (Arrival arrival : taken) {
            if (arrival.isRequest()) {
                counters.requests.increment();
                reports.add(reported(open, now));
            } else {
                taking.take(arrival)
                        .ifPresent(refusal -> refused.add(new ScoreOutlet.Refused(
                                arrival, refusal, now.settings().model().value())));
            }
        }
        if (due) {
            due = false;
            reports.add(reported(open, now));
        }
        return new Round(refused, reports);
    }

    private Scores reported(Scorecard open, ForecastScoreOptions now) {
        if (now.pictures() != null) {
            PictureOutcome outcome = open.pictures(now.pictures());
            String problem = outcome instanceof PictureOutcome.Unavailable unavailable ? unavailable.why() : "";
            if (!problem.isEmpty()) {
                counters.picturesFailed.increment();
                if (!problem.equals(lastPictureProblem)) {
                    LOGGER.warn("[{}] goes on without pictures: {}", instance, problem);
                }
            }
            lastPictureProblem = problem;
        }
        return open.scores();
    }

    private void report(Scores scores) {
        counters.reports.increment();
        ScoreText.lines(scores).forEach(line -> LOGGER.info("[{}] {}", instance, line));
        outlet.report(ScoreRecords.of(scores));
    }
}
