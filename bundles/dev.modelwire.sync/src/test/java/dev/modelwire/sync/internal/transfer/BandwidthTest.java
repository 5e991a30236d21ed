package dev.modelwire.sync.internal.transfer;

import static dev.modelwire.sync.internal.transfer.Fetcher.CONTENT;
import static dev.modelwire.sync.internal.transfer.Fetcher.FILE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.DesiredArtifact;
import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.testkit.http.Behaviours;
import dev.modelwire.testkit.store.Bytes;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All transfers together take no more than they may. */
@Timeout(60)
class BandwidthTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    Path directory;

    private final AtomicLong nanos = new AtomicLong(-77);
    private final AtomicReference<Runnable> waiting = new AtomicReference<>();
    private Fetcher fetcher;

    @BeforeEach
    void start() throws IOException {
        fetcher = new Fetcher(directory);
    }

    @AfterEach
    void stop() {
        fetcher.close();
    }

    private Throttle throttle(long bytesPerSecond) {
        return new Throttle(
                bytesPerSecond,
                new Outside(Runnable::run, nanos::get, (after, task) -> waiting.set(task), InetAddress::getAllByName));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void ask_unlimited_neverWaits() {
        AtomicBoolean asked = new AtomicBoolean();
        assertEquals(Duration.ZERO, throttle(0).ask(Long.MAX_VALUE, () -> asked.set(true)));
        assertTrue(asked.get());
    }

    @Test
    void ask_moreThanASecondsWorth_waitsUntilItIsPaidFor() {
        Throttle throttle = throttle(1000);
        AtomicBoolean asked = new AtomicBoolean();
        assertEquals(Duration.ZERO, throttle.ask(1000, () -> {}), "what was not used for a second");
        assertEquals(Duration.ofMillis(500), throttle.ask(500, () -> asked.set(true)));
        assertEquals(false, asked.get());
        waiting.get().run();
        assertTrue(asked.get());
        assertEquals(Duration.ofMillis(1500), throttle.ask(1000, () -> {}), "another transfer pays on top");
    }

    @Test
    void ask_longIdle_savesUpNoMoreThanASecond() {
        Throttle throttle = throttle(1000);
        pass(Duration.ofHours(1));
        assertEquals(SECOND, throttle.ask(2000, () -> {}));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1000, 125_000, 1_073_741_824})
    void ask_anyMix_neverGivesMoreThanTheRateAndASecond(long rate) {
        Random random = new Random(rate);
        Throttle throttle = throttle(rate);
        long given = 0;
        Duration time = Duration.ZERO;
        for (int i = 0; i < 2000; i++) {
            long bytes = random.nextInt(16_384);
            given += bytes;
            Duration wait = throttle.ask(bytes, () -> {});
            Duration passed = random.nextBoolean() ? wait : wait.plusMillis(random.nextInt(3000));
            pass(passed);
            time = time.plus(passed);
            double allowed = rate * (time.toNanos() / 1e9 + 1.001);
            assertTrue(given <= allowed + 1, given + " bytes in " + time);
        }
    }

    @Test
    void fetch_limited_takesItsTimeAndTheServerIsNotBlamed() {
        AtomicLong waited = new AtomicLong();
        fetcher.bandwidth(500, (after, task) -> {
            waited.addAndGet(after.toNanos());
            fetcher.leap(after);
            task.run();
        });
        fetcher.on(FILE).assertFetched();
        Duration total = Duration.ofNanos(waited.get());
        assertTrue(total.compareTo(Duration.ofSeconds(CONTENT.length / 500 - 1)) >= 0, total::toString);
        assertTrue(total.compareTo(Duration.ofSeconds(CONTENT.length / 500 + 1)) <= 0, total::toString);
    }

    @Test
    void fetch_cancelledWhileItWaits_T8_endsAtOnce() {
        Cancellation cancellation = new Cancellation();
        fetcher.bandwidth(1, (after, task) -> cancellation.cancel()).on(FILE);
        assertInstanceOf(TransferOutcome.Cancelled.class, fetcher.fetch(fetcher.artifact(), cancellation));
    }

    @Test
    void fetch_waitLongerThanTheReadTimeout_isNoSilence() {
        byte[] content = Bytes.random(3, 64_000);
        fetcher.server.on("/s", Behaviours.file(content));
        fetcher.bandwidth(30_000).patience(Fetcher.SHORT);
        TransferOutcome outcome = fetcher.fetch(new DesiredArtifact(
                ArtifactRole.MODEL, fetcher.server.url("/s"), Bytes.sha256(content), content.length));
        assertInstanceOf(TransferOutcome.Fetched.class, outcome, outcome::toString);
    }
}
