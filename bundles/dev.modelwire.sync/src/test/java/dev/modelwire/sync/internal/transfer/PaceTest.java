package dev.modelwire.sync.internal.transfer;

import static dev.modelwire.sync.internal.transfer.Fetcher.FILE;
import static dev.modelwire.testkit.http.Faults.drip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.testkit.http.Behaviours;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are slow on purpose. */
@Timeout(60)
class PaceTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    Path directory;

    private final AtomicLong nanos = new AtomicLong(-77);
    private final PaceWatch watch = new PaceWatch(URI.create("http://h/m?sig=S3CRET"), Fetcher.PACE, nanos::get);
    private Fetcher fetcher;

    @BeforeEach
    void start() throws IOException {
        fetcher = new Fetcher(directory);
    }

    @AfterEach
    void stop() {
        fetcher.close();
    }

    @Test
    void fetch_drip_S7_isATimeoutWithFigures() {
        fetcher.timePasses(SECOND).on(FILE.but(drip(1, Duration.ofMillis(1))), FILE);
        TransferOutcome.Failed failed =
                fetcher.assertFailed(ErrorCode.TRANSFER_TIMEOUT, "slow retrieval, at least [1000] bytes/s are wanted");
        assertTrue(failed.detail().matches(".*/m] sent \\[\\d+] bytes in \\[\\d+] ms: .*"), failed.detail());
        fetcher.timePasses(Duration.ZERO).assertFetched();
        assertTrue(fetcher.asked(1, "Range").startsWith("bytes="), "what dripped is not lost");
    }

    @Test
    void fetch_dripWhileResuming_S7_isATimeout() {
        fetcher.timePasses(SECOND).on(FILE.but(drip(1, Duration.ofMillis(1))), FILE.but(drip(1, Duration.ofMillis(1))));
        fetcher.assertFailed(ErrorCode.TRANSFER_TIMEOUT, "slow retrieval");
        long kept = fetcher.kept();
        fetcher.assertFailed(ErrorCode.TRANSFER_TIMEOUT, "slow retrieval");
        assertTrue(fetcher.kept() > kept);
    }

    @Test
    void fetch_fastEnough_S7_isNotDisturbed() {
        fetcher.timePasses(SECOND).on(FILE).assertFetched();
    }

    @Test
    void fetch_headThatNeverEnds_S7_isATimeout() {
        fetcher.impatient().on(Behaviours.endlessHead(Duration.ofMillis(20)));
        fetcher.assertRefused(ErrorCode.TRANSFER_TIMEOUT, "no answer from");
    }

    @Test
    void fetch_noHead_S7_isATimeout() {
        fetcher.impatient().on(Behaviours.silent());
        fetcher.assertRefused(ErrorCode.TRANSFER_TIMEOUT, "no answer from");
    }

    @Test
    void received_lessThanWantedInAWindow_isRefusedWithFigures() throws TransferException {
        watch.received(0);
        pass(Duration.ofMillis(9_999));
        watch.received(9_998);
        pass(Duration.ofMillis(1));
        TransferException slow = assertThrows(TransferException.class, () -> watch.received(1));
        assertEquals(ErrorCode.TRANSFER_TIMEOUT, slow.code());
        assertEquals(
                "[http://h/m] sent [9999] bytes in [10000] ms: slow retrieval, at least [1000] bytes/s are wanted",
                slow.detail());
    }

    @Test
    void received_asMuchAsWanted_beginsTheNextWindow() throws TransferException {
        pass(Duration.ofSeconds(10));
        watch.received(10_000);
        pass(Duration.ofMillis(9_999));
        watch.received(1);
        pass(Duration.ofMillis(1));
        assertThrows(TransferException.class, () -> watch.received(1), "what came before does not count");
    }

    @Test
    void received_longPause_isMeasuredAsAWhole() throws TransferException {
        pass(Duration.ofSeconds(20));
        assertThrows(TransferException.class, () -> watch.received(19_999));
        watch.received(1);
    }

    @Test
    void pace_impossible_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Pace(-1, SECOND));
        assertThrows(IllegalArgumentException.class, () -> new Pace(1, Duration.ZERO));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
