package dev.modelwire.wire.internal;

import dev.modelwire.api.inference.InferenceService;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
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
    private final LongSupplier nanoTicker;
    private boolean gathering;
    private long gatheringSinceNanos;

    ScoringWorker(
            String instance,
            RecordQueue<InputRecord> queue,
            ServiceSlot<InferenceService> slot,
            Supplier<Optional<ModelInferenceOptions>> options,
            Outlet outlet,
            Signal signal,
            long modelPollMillis,
            LongSupplier nanoTicker) {
        this.scorer = new BatchScorer(instance);
        this.queue = queue;
        this.slot = slot;
        this.options = options;
        this.outlet = outlet;
        this.signal = signal;
        this.modelPollMillis = modelPollMillis;
        this.nanoTicker = nanoTicker;
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
        long left = batchWait(now.batch());
        if (left > 0) {
            signal.await(seen, left);
            return;
        }
        Optional<Attempt> attempt =
                slot.use(service -> scorer.attempt(service, now, now.waitForModel(), () -> take(now.batch())));
        if (attempt.isEmpty()) {
            signal.await(seen);
        } else if (attempt.get() instanceof Attempt.Answered answered) {
            send(answered.answers(), now.batch());
        } else {
            signal.await(seen, modelPollMillis);
        }
    }

    /** Returns the milliseconds for which the records that wait should wait for others, 0 if they should not. */
    private long batchWait(BatchOptions batch) {
        if (batch.isNone() || queue.size() >= batch.records()) {
            return 0;
        }
        long now = nanoTicker.getAsLong();
        if (!gathering) {
            gathering = true;
            gatheringSinceNanos = now;
        }
        return TimeUnit.NANOSECONDS.toMillis(
                batch.longestWait().toNanos() - (now - gatheringSinceNanos) + TimeUnit.MILLISECONDS.toNanos(1) - 1);
    }

    private List<InputRecord> take(BatchOptions batch) {
        List<InputRecord> taken = queue.poll(batch.isNone() ? BATCH : batch.records());
        inHand.set(taken.size());
        gathering = false;
        return taken;
    }

    private void send(List<Answer> answers, BatchOptions batch) {
        if (batch.isNone()) {
            for (Answer answer : answers) {
                outlet.send(answer);
                inHand.decrementAndGet();
            }
        } else {
            outlet.sendTogether(answers);
            inHand.addAndGet(-answers.size());
        }
    }
}
