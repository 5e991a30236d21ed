package dev.modelwire.wire.internal;

import dev.modelwire.api.evaluation.ForecastScoring;
import dev.modelwire.api.inference.RefusalCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands between the wires and the scorecard: a queue, one thread, and a service that may come and go. */
final class ScorePipeline {

    private static final Logger LOGGER = LoggerFactory.getLogger(ScorePipeline.class);

    private final String instance;
    private final Counters counters = new Counters(Count.OF_SCORING);
    private final Signal signal = new Signal();
    private final RecordQueue<Arrival> queue = new RecordQueue<>();
    private final ServiceSlot<ForecastScoring> slot = new ServiceSlot<>();
    private final AtomicReference<String> lastProblem = new AtomicReference<>("");
    private final Outlet outlet;
    private final ScoreWorker worker;
    private final Thread thread;
    private volatile @Nullable ForecastScoreOptions options;
    private volatile String missing = "the component has no configuration yet";

    ScorePipeline(String instance, Ports ports, LongSupplier nanoTicker) {
        this.instance = instance;
        this.outlet = new Outlet(ports, counters);
        this.worker = new ScoreWorker(instance, queue, slot, this::options, outlet, counters, signal, nanoTicker);
        this.thread = new Thread(worker, "modelwire-score-" + instance);
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Takes new options; queued records stay. */
    void configure(ForecastScoreOptions now) {
        lastProblem.set("");
        if (!now.equals(options)) {
            options = now;
            LOGGER.debug("[{}] works with {}", instance, now);
            signal.raise();
        }
    }

    /** Keeps the last good options; if there are none, records are refused with this problem. */
    void refuse(String problem) {
        if (!problem.equals(lastProblem.getAndSet(problem))) {
            LOGGER.warn("[{}] refused its configuration: {}", instance, problem);
        }
        missing = problem;
    }

    void bind(ForecastScoring service) {
        slot.bind(service);
        signal.raise();
    }

    void unbind(ForecastScoring service, Duration deadline) {
        if (!slot.unbind(service, deadline)) {
            LOGGER.warn("[{}] records are still being scored by a service that goes away", instance);
        }
    }

    /** Takes records in the emitter's thread. */
    void receive(Arrival.Port port, List<InputRecord> records) {
        counters.add(Count.RECEIVED, records.size());
        ForecastScoreOptions now = options;
        for (InputRecord record : records) {
            Arrival arrival = new Arrival(port, record);
            if (now == null) {
                outlet.send(AnswerMapping.reject(record, new Refusal(Refusal.NOT_CONFIGURED, missing), ""));
            } else {
                enqueue(arrival, now);
            }
        }
    }

    private void enqueue(Arrival arrival, ForecastScoreOptions by) {
        Offer<Arrival> offer = queue.offer(arrival, by.queue());
        if (offer instanceof Offer.Accepted<Arrival> accepted) {
            signal.raise();
            accepted.displaced().forEach(oldest -> refuseForRoom(oldest, by));
        } else if (offer instanceof Offer.Full<Arrival>) {
            refuseForRoom(arrival, by);
        } else {
            counters.add(Count.LOST, 1);
        }
    }

    private void refuseForRoom(Arrival arrival, ForecastScoreOptions by) {
        String model = by.settings().model().value();
        Refusal refusal = Refusal.of(
                RefusalCode.QUEUE_FULL,
                "more than " + by.queue().capacity() + " records wait to be scored for model [" + model + "]");
        outlet.send(AnswerMapping.reject(arrival.record(), refusal, model));
    }

    /** Ends the thread after the records in hand; those that wait are lost, counted, and said once. */
    void stop(Duration deadline) {
        counters.add(Count.LOST, queue.close().size());
        worker.stop();
        try {
            thread.join(Math.max(1, deadline.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOGGER.warn("[{}] records were still being scored {} after the stop", instance, deadline);
            thread.interrupt();
        }
        LOGGER.info("[{}] stopped: {}", instance, statistics());
    }

    Map<String, Long> statistics() {
        return counters.snapshot(queue.size() + worker.inHand());
    }

    private Optional<ForecastScoreOptions> options() {
        return Optional.ofNullable(options);
    }
}
