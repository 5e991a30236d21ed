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

    private static final long UNTIL_RAISED = Long.MAX_VALUE;

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
                long wait = step();
                if (wait > 0) {
                    signal.await(seen, wait);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Returns the milliseconds to wait for a signal. The wait is not in here: compiled code that is on a stack keeps the classes that
     * it was compiled for, and with them a service that was replaced long ago.
     */
    private long step() {
        Optional<ModelInferenceOptions> current = options.get();
        if (stopped) {
            return 0;
        }
        if (current.isEmpty() || queue.size() == 0) {
            return UNTIL_RAISED;
        }
        ModelInferenceOptions now = current.get();
        long left = batchWait(now.batch());
        if (left > 0) {
            return left;
        }
        Optional<Attempt> attempt =
                slot.use(service -> scorer.attempt(service, now, now.waitForModel(), () -> take(now.batch())));
        if (attempt.isEmpty()) {
            return UNTIL_RAISED;
        }
        if (attempt.get() instanceof Attempt.Answered answered) {
            send(answered.answers(), now.batch());
            return 0;
        }
        return modelPollMillis;
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
