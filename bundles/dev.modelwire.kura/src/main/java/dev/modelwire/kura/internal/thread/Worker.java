package dev.modelwire.kura.internal.thread;

import java.time.Duration;

/** One thread that does one thing after the other, now or later. What is handed over after its end is not done. */
public interface Worker extends AutoCloseable {

    void execute(Runnable task);

    void after(Duration delay, Runnable task);

    /** Ends; what waits to be done now has a moment to be done, what waits for later is not. */
    @Override
    void close();
}
