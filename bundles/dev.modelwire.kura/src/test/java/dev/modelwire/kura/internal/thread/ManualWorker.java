package dev.modelwire.kura.internal.thread;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;

/** Does what it is handed when the test says so, and leaps over waits. */
public final class ManualWorker implements Worker {

    private record Later(Duration at, Runnable task) {}

    private final Queue<Runnable> now = new ArrayDeque<>();
    private final List<Later> later = new ArrayList<>();
    private Duration elapsed = Duration.ZERO;
    private boolean closed;

    @Override
    public void execute(Runnable task) {
        if (!closed) {
            now.add(task);
        }
    }

    @Override
    public void after(Duration delay, Runnable task) {
        later.add(new Later(elapsed.plus(delay), task));
    }

    /** Does all that is to be done now. */
    public void run() {
        for (Runnable task = now.poll(); task != null; task = now.poll()) {
            task.run();
        }
    }

    /** Lets time pass, doing what becomes due in its order. */
    public void leap(Duration by) {
        run();
        Duration end = elapsed.plus(by);
        for (Later next = next(end); next != null; next = next(end)) {
            elapsed = next.at();
            later.remove(next);
            next.task().run();
            run();
        }
        elapsed = end;
    }

    private Later next(Duration end) {
        return later.stream()
                .filter(task -> task.at().compareTo(end) <= 0)
                .min(Comparator.comparing(Later::at))
                .orElse(null);
    }

    public int waiting() {
        return later.size();
    }

    public int pending() {
        return now.size();
    }

    @Override
    public void close() {
        run();
        closed = true;
        later.clear();
    }
}
