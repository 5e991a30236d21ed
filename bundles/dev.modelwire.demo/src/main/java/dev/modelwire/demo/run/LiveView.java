package dev.modelwire.demo.run;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Draws the status once a second until it is told to stop; without a terminal it prints a line every ten seconds. */
final class LiveView {

    private static final String CLEAR = "\u001b[2J";
    private static final int PLAIN_EVERY = 10;

    private final DemoPlant plant;
    private final Alarms alarms;
    private final PrintStream out;
    private final int width;

    /** Takes what to show; a width of 0 means that there is no terminal. */
    LiveView(DemoPlant plant, Alarms alarms, PrintStream out, int width) {
        this.plant = plant;
        this.alarms = alarms;
        this.out = out;
        this.width = width;
    }

    void run(CountDownLatch stop) throws InterruptedException {
        long start = System.nanoTime();
        long before = 0;
        long beforeAt = start;
        if (width > 0) {
            out.print(CLEAR);
        }
        for (int second = 0; !stop.await(1, TimeUnit.SECONDS); second++) {
            Map<?, ?> counters = plant.modelCounters();
            long scored = count(counters, "scored");
            long now = System.nanoTime();
            StatusScreen.Seen seen = new StatusScreen.Seen(
                    plant.url(),
                    Duration.ofNanos(now - start),
                    scored,
                    count(counters, "refused"),
                    count(counters, "queued"),
                    (scored - before) * 1e9 / (now - beforeAt),
                    alarms.count(),
                    alarms.last(),
                    plant.reported());
            before = scored;
            beforeAt = now;
            if (width > 0) {
                out.print(StatusScreen.draw(seen, width));
                out.flush();
            } else if (second % PLAIN_EVERY == 0) {
                out.println("scored " + scored + ", active shuttle@"
                        + Reported.activeVersion(seen.reported(), Reported.firstModel(seen.reported())));
            }
        }
    }

    private static long count(Map<?, ?> counters, String name) {
        return counters.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
