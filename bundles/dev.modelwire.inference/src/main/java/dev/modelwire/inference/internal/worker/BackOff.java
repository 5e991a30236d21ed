package dev.modelwire.inference.internal.worker;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Starts a process again after its death, at first at once, then twice as late each time. One that has lived long begins
 * anew; one that dies over and over is told.
 */
public final class BackOff implements Restarts {

    static final int TOLD_AFTER = 3;

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration LONG_LIFE = Duration.ofMinutes(10);
    private static final int MOST_DOUBLINGS = 10;

    private final Later later;
    private final LongSupplier nanoTicker;
    private final Consumer<String> told;
    private int deaths;
    private long lastNanos;

    /** Runs something on another thread after a time. */
    @FunctionalInterface
    public interface Later {
        /** Runs it once. */
        void run(Duration delay, Runnable what);
    }

    /**
     * Makes a policy for one process.
     *
     * @param told is told, on the thread that found it dead, when it has died too often
     */
    public BackOff(Later later, LongSupplier nanoTicker, Consumer<String> told) {
        this.later = later;
        this.nanoTicker = nanoTicker;
        this.told = told;
    }

    @Override
    public synchronized void schedule(String death, Runnable restart) {
        long now = nanoTicker.getAsLong();
        deaths = deaths > 0 && now - lastNanos > LONG_LIFE.toNanos() ? 1 : deaths + 1;
        lastNanos = now;
        Duration delay = FIRST.multipliedBy(1L << Math.min(deaths - 1, MOST_DOUBLINGS));
        later.run(delay.compareTo(LONGEST) < 0 ? delay : LONGEST, restart);
        if (deaths == TOLD_AFTER) {
            told.accept("its process has ended [" + deaths + "] times in a row, the last time: " + death);
        }
    }

    @Override
    public boolean mayRestart() {
        return true;
    }
}
