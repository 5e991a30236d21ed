package dev.modelwire.sync.internal.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Many gateways at one server. */
class HerdTest {

    private static final int FLEET = 10_000;
    private static final int SEED = 20_261_122;

    /** A request of a gateway: when, in milliseconds, and which one it is since the last that was answered. */
    private record Request(long at, int attempt) implements Comparable<Request> {
        @Override
        public int compareTo(Request other) {
            return Long.compare(at, other.at);
        }
    }

    @Test
    void after_T11_wholeFleetAtOnceAtAServerOfLimitedCapacity_isServedSoonAndDoesNotHammerIt() {
        Backoff backoff = new Backoff(new Random(SEED));
        int capacity = 200;
        PriorityQueue<Request> waiting = new PriorityQueue<>();
        for (int i = 0; i < FLEET; i++) {
            waiting.add(new Request(0, 1));
        }
        int[] served = new int[3_600];
        long requests = 0;
        long last = 0;
        while (!waiting.isEmpty()) {
            Request request = waiting.remove();
            requests++;
            last = request.at();
            int second = (int) (last / 1000);
            if (served[second] < capacity) {
                served[second]++;
            } else {
                Duration wait = backoff.after(request.attempt());
                waiting.add(new Request(last + wait.toMillis(), request.attempt() + 1));
            }
        }
        assertEquals(FLEET, Arrays.stream(served).sum());
        assertTrue(last / 1000 <= 10L * FLEET / capacity, "the last one was served after " + last / 1000 + " s");
        assertTrue(requests <= 8L * FLEET, requests + " requests");
    }

    @Test
    void spread_T11_fleetThatWasStartedInStep_doesNotStayInStep() {
        Backoff backoff = new Backoff(new Random(SEED));
        Duration interval = Duration.ofMinutes(1);
        int polls = 20;
        int[] perSecond = new int[90];
        for (int gateway = 0; gateway < FLEET; gateway++) {
            long at = 0;
            for (int poll = 0; poll < polls; poll++) {
                at += backoff.spread(interval).toMillis();
            }
            perSecond[(int) Math.min(89, Math.max(0, at / 1000 - polls * 60L + 45))]++;
        }
        int busiest = Arrays.stream(perSecond).max().orElseThrow();
        assertTrue(busiest < FLEET / 20, busiest + " polls in one second after " + polls + " intervals");
    }

    @Test
    void spread_anyInterval_isATenthAtMost() {
        Backoff backoff = new Backoff(new Random(SEED));
        for (int i = 0; i < 1_000; i++) {
            long millis = backoff.spread(Duration.ofSeconds(10)).toMillis();
            assertTrue(millis >= 9_000 && millis <= 11_000, millis + " ms");
        }
    }
}
