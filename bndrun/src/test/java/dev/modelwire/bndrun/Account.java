package dev.modelwire.bndrun;

import dev.modelwire.demo.run.Truth;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.BiConsumer;

/**
 * An independent observer of the wires: each record has a number, given where it is emitted. Counts what comes back for
 * it, in which order, how late, and whether it is right.
 */
final class Account implements BiConsumer<String, Map<String, Object>> {

    private static final int ROOM = 1 << 21;

    private final Truth truth;
    private final AtomicLongArray sentAt = new AtomicLongArray(ROOM);
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong scored = new AtomicLong();
    private final AtomicLong last = new AtomicLong(-1);
    private final AtomicLong outOfOrder = new AtomicLong();
    private final AtomicLong longestWait = new AtomicLong();
    private final Map<String, Long> refusals = new ConcurrentHashMap<>();

    Account(Truth truth) {
        this.truth = truth;
    }

    @Override
    public void accept(String tap, Map<String, Object> record) {
        int number = (int) (((Number) record.getOrDefault("n", 0L)).longValue() % ROOM);
        switch (tap) {
            case LoadedGateway.SENT -> {
                sentAt.set(number, System.nanoTime());
                sent.incrementAndGet();
            }
            case LoadedGateway.RESULTS -> {
                long since = sentAt.get(number);
                if (since != 0) {
                    longestWait.accumulateAndGet(System.nanoTime() - since, Math::max);
                }
                if (last.getAndSet(number) >= number) {
                    outOfOrder.incrementAndGet();
                }
                truth.result(record);
                scored.incrementAndGet();
            }
            default -> refusals.merge(String.valueOf(record.get("modelwire.refusal")), 1L, Long::sum);
        }
    }

    /** A gateway that starts anew numbers its records anew. */
    void restarted() {
        last.set(-1);
    }

    long sent() {
        return sent.get();
    }

    long scored() {
        return scored.get();
    }

    long refused() {
        return refusals.values().stream().mapToLong(Long::longValue).sum();
    }

    Map<String, Long> refusals() {
        return Map.copyOf(refusals);
    }

    /** Records of which nothing came back, once all that is under way has come. */
    long lost() {
        return sent() - scored() - refused();
    }

    long outOfOrder() {
        return outOfOrder.get();
    }

    long wrong() {
        return truth.wrong();
    }

    String firstWrong() {
        return truth.firstWrong();
    }

    /** Returns the longest that a record waited for its answer since the last call. */
    long longestWaitMillis() {
        return longestWait.getAndSet(0) / 1_000_000;
    }
}
