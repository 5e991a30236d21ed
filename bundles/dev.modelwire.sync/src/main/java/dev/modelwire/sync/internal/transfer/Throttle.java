package dev.modelwire.sync.internal.transfer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Lets all transfers together take no more than a mean rate: who has received something is let to ask for more only once
 * it is paid for. What was not used for a second is lost. Safe for use by several threads.
 */
final class Throttle {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long bytesPerSecond;
    private final Outside outside;
    private long paidAt;

    /** Makes one of that rate; 0: it never waits. */
    Throttle(long bytesPerSecond, Outside outside) {
        this.bytesPerSecond = bytesPerSecond;
        this.outside = outside;
        this.paidAt = outside.elapsedNanos().getAsLong() - SECOND;
    }

    /** Runs what asks for more, now or after the wait that is returned. */
    Duration ask(long received, Runnable forMore) {
        Duration wait = bytesPerSecond == 0 ? Duration.ZERO : pay(received);
        if (wait.isZero()) {
            forMore.run();
        } else {
            outside.later().run(wait, forMore);
        }
        return wait;
    }

    private synchronized Duration pay(long received) {
        long now = outside.elapsedNanos().getAsLong();
        long price = Math.multiplyExact(received, SECOND) / bytesPerSecond;
        paidAt = now + Math.max(paidAt - now, -SECOND) + price;
        return Duration.ofNanos(Math.max(0, paidAt - now));
    }
}
