package dev.modelwire.sync.internal.loop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Executor;

/** Runs everything on the test's thread, in order, and leaps over time. */
public final class ManualThreads implements Threads {

    /** Unwinds what the process was at when it died. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private static final Duration NEVER = Duration.ofDays(999);

    private final Deque<Runnable> queue = new ArrayDeque<>();
    private final Set<Lane> held = EnumSet.noneOf(Lane.class);
    private final Deque<Runnable> heldWork = new ArrayDeque<>();
    private final Executor http;
    private Duration elapsed = Duration.ZERO;
    private Duration wake = NEVER;
    private Runnable woken = () -> {};
    private Duration clockError = Duration.ZERO;
    private boolean dead;

    public ManualThreads(Executor http) {
        this.http = http;
    }

    /** Lets work of a lane wait until it is released. */
    void hold(Lane lane) {
        held.add(lane);
    }

    /** Returns how much work waits to be released. */
    int heldBack() {
        return heldWork.size();
    }

    void release() {
        release(() -> {});
    }

    /** Does the work that waited, then what is given, then all that follows. */
    void release(Runnable afterTheWork) {
        held.clear();
        queue.addAll(heldWork);
        queue.add(afterTheWork);
        heldWork.clear();
        settle();
    }

    /** Nothing runs any more. */
    void die() {
        dead = true;
        queue.clear();
        heldWork.clear();
        wake = NEVER;
    }

    /** Sets the wall's clock, not the elapsed time. */
    void jump(Duration by) {
        clockError = clockError.plus(by);
    }

    /** Runs what is to be run now, until nothing is. */
    void settle() {
        int tasks = 0;
        while (!queue.isEmpty()) {
            if (tasks++ > 10_000) {
                throw new AssertionError("the loop does not come to rest");
            }
            try {
                queue.remove().run();
            } catch (Death e) {
                queue.clear();
            }
        }
    }

    /** Lets time pass, waking the loop whenever it wants to be. */
    void pass(Duration time) {
        Duration end = elapsed.plus(time);
        settle();
        while (wake.compareTo(end) <= 0) {
            elapsed = wake.compareTo(elapsed) > 0 ? wake.plusMillis(1) : elapsed.plusMillis(1);
            wake = NEVER;
            queue.add(woken);
            settle();
        }
        elapsed = end.compareTo(elapsed) > 0 ? end : elapsed;
    }

    public Time time() {
        return new Time(
                new Clock() {
                    @Override
                    public ZoneOffset getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return START.plus(elapsed).plus(clockError);
                    }
                },
                () -> elapsed.toNanos());
    }

    @Override
    public void loop(Runnable turn) {
        if (!dead) {
            queue.add(turn);
        }
    }

    @Override
    public void wakeAfter(Duration delay, Runnable turn) {
        wake = dead ? NEVER : elapsed.plus(delay);
        woken = turn;
    }

    @Override
    public void work(Lane lane, Runnable work) {
        if (!dead) {
            (held.contains(lane) ? heldWork : queue).add(work);
        }
    }

    @Override
    public Executor http() {
        return http;
    }

    @Override
    public void close(Runnable lastTurn, Duration deadline) {
        settle();
        if (!dead) {
            lastTurn.run();
        }
        queue.clear();
    }
}
