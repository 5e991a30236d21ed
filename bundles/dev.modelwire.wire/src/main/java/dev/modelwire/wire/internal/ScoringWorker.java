package dev.modelwire.wire.internal;

import dev.modelwire.api.inference.InferenceService;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Takes records from the queue, scores and sends them, until it is stopped. While there is no service or no active
 * version the records stay in the queue.
 */
final class ScoringWorker implements Runnable {

    /** Records that are scored under one lease at most, so that a swap soon reaches a busy worker. */
    static final int BATCH = 64;

    private final RecordQueue<InputRecord> queue;
    private final ServiceSlot<InferenceService> slot;
    private final Supplier<Optional<ModelInferenceOptions>> options;
    private final BatchScorer scorer;
    private final Outlet outlet;
    private final Signal signal;
    private final long modelPollMillis;
    private volatile boolean stopped;
    private final AtomicInteger inHand = new AtomicInteger();

    ScoringWorker(
            String instance,
            RecordQueue<InputRecord> queue,
            ServiceSlot<InferenceService> slot,
            Supplier<Optional<ModelInferenceOptions>> options,
            Outlet outlet,
            Signal signal,
            long modelPollMillis) {
        this.scorer = new BatchScorer(instance);
        this.queue = queue;
        this.slot = slot;
        this.options = options;
        this.outlet = outlet;
        this.signal = signal;
        this.modelPollMillis = modelPollMillis;
    }

    /** Returns the number of records that were taken from the queue and have not left yet. */
    int inHand() {
        return inHand.get();
    }

    /** Makes it end after the records that it has in hand. */
    void stop() {
        stopped = true;
        signal.raise();
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                long seen = signal.count();
                step(seen);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void step(long seen) throws InterruptedException {
        Optional<ModelInferenceOptions> current = options.get();
        if (stopped) {
            return;
        }
        if (current.isEmpty() || queue.size() == 0) {
            signal.await(seen);
            return;
        }
        ModelInferenceOptions now = current.get();
        Optional<Attempt> attempt = slot.use(service -> scorer.attempt(service, now, now.waitForModel(), this::take));
        if (attempt.isEmpty()) {
            signal.await(seen);
        } else if (attempt.get() instanceof Attempt.Answered answered) {
            answered.answers().forEach(this::send);
        } else {
            signal.await(seen, modelPollMillis);
        }
    }

    private List<InputRecord> take() {
        List<InputRecord> taken = queue.poll(BATCH);
        inHand.set(taken.size());
        return taken;
    }

    private void send(Answer answer) {
        outlet.send(answer);
        inHand.decrementAndGet();
    }
}
