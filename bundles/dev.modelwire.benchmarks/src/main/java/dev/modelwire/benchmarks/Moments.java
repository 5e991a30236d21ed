package dev.modelwire.benchmarks;

import dev.modelwire.api.inference.ActivationOutcome;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** When each step of a change ended, seen at the store and at the activator. */
final class Moments implements Watched.Listener {

    private static final int WITHIN_SECONDS = 60;

    private final BlockingQueue<Map<Step, Long>> ends = new LinkedBlockingQueue<>();
    private Map<Step, Long> now = new EnumMap<>(Step.class);

    @Override
    public synchronized void called(String method, long begin, long end, @Nullable Object result) {
        switch (method) {
            case "write" -> {
                if (result != null) {
                    now.put(Step.NOTICED, begin);
                }
            }
            case "commit" -> {
                now.put(Step.DOWNLOADED, begin);
                now.put(Step.STORED, end);
            }
            case "activate" -> {
                if (result instanceof ActivationOutcome.Activated active) {
                    now.put(Step.HANDED_OVER, begin);
                    now.put(Step.LOADED, end - active.swap().toNanos());
                    now.put(Step.SWAPPED, end);
                    ends.add(now);
                    now = new EnumMap<>(Step.class);
                }
            }
            default -> {
                // Is no step.
            }
        }
    }

    /** Waits for the end of a change that began then; returns how long its steps took. */
    Map<Step, Long> steps(long begin) throws IOException, InterruptedException {
        Map<Step, Long> moments = ends.poll(WITHIN_SECONDS, TimeUnit.SECONDS);
        if (moments == null) {
            throw new IOException("nothing was activated within [" + WITHIN_SECONDS + "] s: the log says why");
        }
        Map<Step, Long> steps = new EnumMap<>(Step.class);
        long before = begin;
        for (Map.Entry<Step, Long> moment : moments.entrySet()) {
            steps.put(moment.getKey(), moment.getValue() - before);
            before = moment.getValue();
        }
        steps.put(Step.ALL, before - begin);
        return steps;
    }
}
