package dev.modelwire.wire.internal.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.wire.internal.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.eclipse.kura.type.TypedValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ReplayTest {

    /** A clock that leaps to the end of each wait, and says how long it was. */
    private static final class Leaps implements Ticker {

        final BlockingQueue<Long> waits = new LinkedBlockingQueue<>();
        final AtomicLong now = new AtomicLong(1_000_000);
        volatile boolean frozen;

        @Override
        public long nanos() {
            return now.get();
        }

        @Override
        public void await(Signal signal, long seen, long nanos) throws InterruptedException {
            waits.add(nanos);
            if (frozen) {
                signal.await(seen);
            } else {
                now.addAndGet(nanos);
            }
        }
    }

    @TempDir
    private Path folder;

    private final Leaps ticker = new Leaps();
    private final BlockingQueue<Map<String, TypedValue<?>>> out = new LinkedBlockingQueue<>();
    private final Map<String, Object> values = new HashMap<>();
    private Replay replay;

    @BeforeEach
    void begin() throws IOException {
        Path file = folder.resolve("a.csv");
        Files.writeString(file, "v,at\n1,1970-01-01T00:00:10\n2,1970-01-01T00:00:20\n3,1970-01-01T00:00:50\n");
        values.putAll(Map.of("file", file.toString(), "time.column", "at", "pace", "unlimited"));
        replay = new Replay("r-1", ticker, out::add);
        replay.start();
    }

    @AfterEach
    void end() {
        replay.stop(Duration.ofSeconds(10));
    }

    private void configure(Object... more) {
        for (int i = 0; i < more.length; i += 2) {
            values.put(String.valueOf(more[i]), more[i + 1]);
        }
        replay.configure(ReplayConfigs.options(values));
    }

    private List<Object> next(int count) throws InterruptedException {
        List<Object> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(out.take().get("v").getValue());
        }
        return taken;
    }

    private void awaitState(String state) {
        while (replay.statistics().get("state." + state) != 1) {
            assertFalse(Thread.interrupted(), () -> "never " + state + ": " + replay.statistics());
            Thread.onSpinWait();
        }
    }

    @Test
    void configure_notWired_waits() throws Exception {
        configure();
        awaitState("waiting");

        assertTrue(out.isEmpty());
        replay.wired();

        assertEquals(List.of(1L, 2L, 3L), next(3));
        awaitState("finished");
        assertEquals(3, replay.statistics().get("emitted"));
        assertEquals(1, replay.statistics().get("rounds"));
        assertEquals(1, replay.statistics().get("files"));
        assertTrue(ticker.waits.isEmpty());
    }

    @Test
    void recorded_tenfold_waitsATenthOfTheTimesBetween() throws Exception {
        replay.wired();
        configure("pace", "recorded", "speed", 10);

        next(3);

        assertEquals(List.of(1_000_000_000L, 3_000_000_000L), List.copyOf(ticker.waits));
    }

    @Test
    void rate_waitsAreCountedFromTheFirstRow() throws Exception {
        replay.wired();
        configure("pace", "rate", "rate", 4);

        next(3);

        assertEquals(List.of(250_000_000L, 250_000_000L), List.copyOf(ticker.waits));
    }

    @Test
    void recorded_timeStepsBack_goesOnAtOnceFromThere() throws Exception {
        Files.writeString(
                folder.resolve("a.csv"), "v,at\n1,1970-01-01T00:00:10\n2,1970-01-01T00:00:00\n3,1970-01-01T00:00:05\n");
        replay.wired();
        configure("pace", "recorded");

        next(3);

        assertEquals(List.of(5_000_000_000L), List.copyOf(ticker.waits));
    }

    @Test
    void loop_beginsAgainUntilItIsTurnedOff() throws Exception {
        replay.wired();
        configure("loop", true, "sequence", "seq");

        List<Long> sequence = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            sequence.add((Long) out.take().get("seq").getValue());
        }
        configure("loop", false);
        awaitState("finished");

        assertEquals(IntStream.rangeClosed(1, 7).mapToObj(i -> (long) i).toList(), sequence);
        assertEquals(0, replay.statistics().get("emitted") % 3);
    }

    @Test
    void loop_onlyBadRows_ends() throws Exception {
        Files.writeString(folder.resolve("a.csv"), "v,at\n1,yesterday\n");
        replay.wired();
        configure("loop", true);

        awaitState("finished");

        assertEquals(1, replay.statistics().get("rows.bad"));
        assertEquals(0, replay.statistics().get("emitted"));
    }

    @Test
    void pause_standsStillAndItsTimeDoesNotCount() throws Exception {
        replay.wired();
        ticker.frozen = true;
        configure("pace", "recorded");
        next(1);
        ticker.waits.take();

        configure("paused", true);
        awaitState("paused");
        ticker.now.addAndGet(TimeUnit.HOURS.toNanos(1));
        ticker.frozen = false;
        configure("paused", false);

        assertEquals(List.of(2L, 3L), next(2));
        assertEquals(List.of(30_000_000_000L), List.copyOf(ticker.waits));
    }

    @Test
    void configure_otherPaceInAWait_countsFromNow() throws Exception {
        replay.wired();
        ticker.frozen = true;
        configure("pace", "recorded");
        next(1);
        ticker.waits.take();

        ticker.frozen = false;
        configure("pace", "unlimited");

        assertEquals(List.of(2L, 3L), next(2));
        assertTrue(ticker.waits.isEmpty());
    }

    @Test
    void configure_otherFileInTheMiddle_beginsWithIt() throws Exception {
        Path other = Files.writeString(folder.resolve("b.csv"), "v,at\n9,1970-01-01\n");
        replay.wired();
        ticker.frozen = true;
        configure("pace", "recorded");
        next(1);

        configure("file", other.toString());

        assertEquals(List.of(9L), next(1));
        awaitState("finished");
        assertEquals(2, replay.statistics().get("emitted"));
    }

    @Test
    void pause_afterTheEnd_rewinds() throws Exception {
        replay.wired();
        configure();
        next(3);
        awaitState("finished");

        configure("paused", true);
        awaitState("paused");
        configure("paused", false);

        assertEquals(List.of(1L, 2L, 3L), next(3));
        awaitState("finished");
        assertEquals(2, replay.statistics().get("rounds"));
    }

    @Test
    void badRows_areLeftOutAndCounted() throws Exception {
        Files.writeString(folder.resolve("a.csv"), "v,at\n1,1970-01-01\n2\n3,\n4,1970-01-02\n");
        replay.wired();
        configure();

        assertEquals(List.of(1L, 4L), next(2));
        awaitState("finished");
        assertEquals(2, replay.statistics().get("rows.bad"));
    }

    @Test
    void fileIsNotThere_failsAndAnotherOneIsPlayed() throws Exception {
        replay.wired();
        Object good = values.get("file");
        configure("file", folder.resolve("none.csv").toString());
        awaitState("failed");

        configure("file", good);

        assertEquals(List.of(1L, 2L, 3L), next(3));
    }

    @Test
    void hostDoesNotTakeARecord_isCountedAndTheNextOnesCome() throws Exception {
        Replay picky = new Replay("r-2", ticker, values -> {
            if (values.get("v").getValue().equals(2L)) {
                throw new IllegalStateException("no");
            }
            out.add(values);
        });
        picky.start();
        picky.wired();
        picky.configure(ReplayConfigs.options(values));

        assertEquals(List.of(1L, 3L), next(2));
        picky.stop(Duration.ofSeconds(10));
        assertEquals(1, picky.statistics().get("emit.failed"));
        assertEquals(2, picky.statistics().get("emitted"));
    }

    @Test
    void stop_inAWait_endsTheThread() throws Exception {
        replay.wired();
        ticker.frozen = true;
        configure("pace", "recorded");
        next(1);
        ticker.waits.take();

        replay.stop(Duration.ofSeconds(10));

        assertEquals(1, replay.statistics().get("state.stopped"));
        assertNull(out.poll());
        assertFalse(Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("modelwire-replay-r-1")));
    }

    @Test
    void refuse_lastGoodOptions_stayInForce() throws Exception {
        configure();

        replay.refuse("option rate [0] must be a whole number");
        replay.wired();

        assertEquals(List.of(1L, 2L, 3L), next(3));
    }
}
