package dev.modelwire.sync.internal.loop;

import java.time.Duration;
import java.util.concurrent.Executor;

/** The threads of the service. Nothing that is given to them throws. */
public interface Threads {

    /** Runs a turn on the loop's thread, after those before it. */
    void loop(Runnable turn);

    /** Runs a turn on the loop's thread after that time, instead of the one that was to be woken before. */
    void wakeAfter(Duration delay, Runnable turn);

    /** Runs work in a lane, which must have room for it. */
    void work(Lane lane, Runnable work);

    /** Returns what the HTTP clients run on. */
    Executor http();

    /** Waits for the lanes to end, runs one last turn, and ends the threads; all within the deadline. */
    void close(Runnable lastTurn, Duration deadline);
}
