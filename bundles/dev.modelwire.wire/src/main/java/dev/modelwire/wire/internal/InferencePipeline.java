package dev.modelwire.wire.internal;

import dev.modelwire.api.inference.InferenceService;
import dev.modelwire.api.inference.RefusalCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands between the wires and the models: a queue, one thread, and a service that may come and go. */
final class InferencePipeline {

    private static final Logger LOGGER = LoggerFactory.getLogger(InferencePipeline.class);

    private final String instance;
    private final Counters counters = new Counters(Count.OF_INFERENCE);
    private final Signal signal = new Signal();
    private final RecordQueue<InputRecord> queue = new RecordQueue<>();
    private final ServiceSlot<InferenceService> slot = new ServiceSlot<>();
    private final AtomicReference<Configuration> configuration =
            new AtomicReference<>(new Configuration.Missing("the component has no configuration yet"));
    private final AtomicReference<String> lastProblem = new AtomicReference<>("");
    private final Outlet outlet;
    private final DirectScorer direct;
    private final ScoringWorker worker;
    private final Thread thread;

    InferencePipeline(String instance, Ports ports, long modelPollMillis) {
        this.instance = instance;
        this.outlet = new Outlet(ports, counters);
        this.direct = new DirectScorer(instance, slot, outlet);
        this.worker = new ScoringWorker(
                instance, queue, slot, this::options, outlet, signal, modelPollMillis, System::nanoTime);
        this.thread = new Thread(worker, "modelwire-wire-" + instance);
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Takes new options; queued records stay. */
    void configure(ModelInferenceOptions options) {
        Configuration ready = new Configuration.Ready(options);
        lastProblem.set("");
        if (!ready.equals(configuration.getAndSet(ready))) {
            LOGGER.debug("[{}] works with {}", instance, options);
            signal.raise();
        }
    }

    /** Keeps the last good options; if there are none, records are refused with this problem. */
    void refuse(String problem) {
        if (!problem.equals(lastProblem.getAndSet(problem))) {
            LOGGER.warn("[{}] refused its configuration: {}", instance, problem);
        }
        configuration.updateAndGet(
                last -> last instanceof Configuration.Ready ? last : new Configuration.Missing(problem));
    }

    void bind(InferenceService service) {
        slot.bind(service);
        signal.raise();
    }

    void unbind(InferenceService service, Duration deadline) {
        if (!slot.unbind(service, deadline)) {
            LOGGER.warn("[{}] a record is still being scored by a service that goes away", instance);
        }
    }

    /** Takes a record in the emitter's thread. */
    void receive(InputRecord record) {
        counters.add(Count.RECEIVED, 1);
        Configuration now = configuration.get();
        if (now instanceof Configuration.Ready ready) {
            ModelInferenceOptions options = ready.options();
            switch (options.mode()) {
                case ASYNCHRONOUS -> enqueue(record, options);
                case SYNCHRONOUS -> direct.score(record, options);
            }
        } else if (now instanceof Configuration.Missing missing) {
            outlet.send(AnswerMapping.reject(record, new Refusal(Refusal.NOT_CONFIGURED, missing.problem()), ""));
        }
    }

    /** Takes records in the emitter's thread; those that are scored in it share calls of the model. */
    void receive(List<InputRecord> records) {
        if (records.size() > 1
                && configuration.get() instanceof Configuration.Ready ready
                && ready.options().mode() == ModelInferenceOptions.Mode.SYNCHRONOUS) {
            counters.add(Count.RECEIVED, records.size());
            direct.score(records, ready.options());
        } else {
            records.forEach(this::receive);
        }
    }

    private void enqueue(InputRecord record, ModelInferenceOptions options) {
        Offer<InputRecord> offer = queue.offer(record, options.queue());
        if (offer instanceof Offer.Accepted<InputRecord> accepted) {
            signal.raise();
            counters.add(Count.DROPPED, accepted.displaced().size());
            accepted.displaced().forEach(oldest -> refuseForRoom(oldest, options));
        } else if (offer instanceof Offer.Full<InputRecord>) {
            refuseForRoom(record, options);
        } else {
            counters.add(Count.LOST, 1);
        }
    }

    private void refuseForRoom(InputRecord record, ModelInferenceOptions options) {
        Refusal refusal = Refusal.of(
                RefusalCode.QUEUE_FULL,
                "more than " + options.queue().capacity() + " records wait for model [" + options.model() + "]");
        outlet.send(AnswerMapping.reject(record, refusal, options.model().value()));
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
            LOGGER.warn("[{}] a record was still being scored {} after the stop", instance, deadline);
            thread.interrupt();
        }
        Map<String, Long> last = statistics();
        long lost = counters.sum(Count.LOST);
        if (lost > 0) {
            LOGGER.warn("[{}] stopped; {} waiting records are lost: {}", instance, lost, last);
        } else {
            LOGGER.info("[{}] stopped: {}", instance, last);
        }
    }

    /** Returns the counters by name; {@code queued} is the number of records that wait or are being scored. */
    Map<String, Long> statistics() {
        return counters.snapshot(queue.size() + worker.inHand());
    }

    private Optional<ModelInferenceOptions> options() {
        return configuration.get() instanceof Configuration.Ready ready
                ? Optional.of(ready.options())
                : Optional.empty();
    }
}
