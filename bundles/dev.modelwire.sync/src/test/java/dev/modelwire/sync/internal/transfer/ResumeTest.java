package dev.modelwire.sync.internal.transfer;

import static dev.modelwire.sync.internal.transfer.Fetcher.CONTENT;
import static dev.modelwire.sync.internal.transfer.Fetcher.FILE;
import static dev.modelwire.testkit.http.Behaviours.file;
import static dev.modelwire.testkit.http.Behaviours.status;
import static dev.modelwire.testkit.http.Faults.endAt;
import static dev.modelwire.testkit.http.Faults.header;
import static dev.modelwire.testkit.http.Faults.without;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.DesiredArtifact;
import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.BlobWriter;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.testkit.http.Behaviour;
import dev.modelwire.testkit.http.Behaviours;
import dev.modelwire.testkit.http.Content;
import dev.modelwire.testkit.http.Faults;
import dev.modelwire.testkit.http.Served;
import dev.modelwire.testkit.store.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ResumeTest {

    private static final int CUT = 400_000;
    private static final byte[] OTHER = Bytes.random(2, CONTENT.length);
    private static final String CHANGED = "Sun, 22 Nov 2026 10:00:00 GMT";

    @TempDir
    Path directory;

    private Fetcher fetcher;

    @BeforeEach
    void start() throws IOException {
        fetcher = new Fetcher(directory);
    }

    @AfterEach
    void stop() {
        fetcher.close();
    }

    /** Lets the first attempt break off. */
    private Fetcher begun(Behaviour then, Behaviour... next) {
        List<Behaviour> script = new ArrayList<>(List.of(then));
        script.addAll(List.of(next));
        fetcher.on(FILE.but(endAt(CUT)), script.toArray(Behaviour[]::new));
        fetcher.assertFailed(ErrorCode.TRANSFER_FAILED, "/m] failed");
        assertEquals(CUT, fetcher.kept());
        return fetcher;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 4095, 4096, 65_535, 65_536, 300_000, 599_999})
    void fetch_truncatedAtByteK_T1_goesOnThere(long k) {
        fetcher.on(FILE.but(endAt(k)), FILE);
        fetcher.assertFailed(ErrorCode.TRANSFER_FAILED, "/m] failed");
        assertEquals(k, fetcher.kept());
        fetcher.assertFetched();
        assertEquals(k == 0 ? "" : "bytes=" + k + "-", fetcher.asked(1, "Range"));
        assertEquals(k == 0 ? "" : "\"a\"", fetcher.asked(1, "If-Range"));
        assertEquals(CONTENT.length, fetcher.server.bodyBytes(), "no byte is sent twice");
        assertEquals(0, fetcher.kept());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 4095, 4096, 65_535, 65_536, 300_000, 599_999})
    void fetch_resetAtByteK_T1_goesOnWithWhatCame(long k) {
        fetcher.on(FILE.but(Faults.resetAt(k)), FILE);
        fetcher.assertFailed(ErrorCode.TRANSFER_FAILED, "/m] failed");
        assertTrue(fetcher.kept() <= k, () -> "kept " + fetcher.kept());
        fetcher.assertFetched();
    }

    @Test
    void fetch_manyFaults_T1_eachGoesOnFromTheOneBefore() {
        fetcher.on(
                FILE.but(endAt(100_000)),
                FILE.but(Faults.stallAt(200_000)),
                FILE.but(Faults.noLength()).but(endAt(300_000)),
                FILE);
        fetcher.assertFailed(ErrorCode.TRANSFER_FAILED, "/m] failed");
        fetcher.patience(Fetcher.SHORT).assertFailed(ErrorCode.TRANSFER_TIMEOUT, "sent nothing");
        fetcher.patience(Duration.ofSeconds(20)).assertFailed(ErrorCode.SIZE_MISMATCH, "ended after [300000] bytes");
        fetcher.assertFetched();
        assertEquals("bytes=300000-", fetcher.asked(3, "Range"));
        assertEquals(CONTENT.length, fetcher.server.bodyBytes());
    }

    @Test
    void fetch_cancelledInTheBody_T1_goesOnLater() {
        Cancellation cancellation = new Cancellation();
        Behaviour cancelling = FILE.but(message -> message.through(wire -> {
            cancellation.cancel();
            return wire;
        }));
        fetcher.patience(Duration.ofMinutes(10)).on(cancelling.but(Faults.stallAt(CUT)), FILE);
        assertInstanceOf(TransferOutcome.Cancelled.class, fetcher.fetch(fetcher.artifact(), cancellation));
        fetcher.assertFetched();
    }

    @Test
    void fetch_afterARestart_T1_goesOn() throws IOException {
        begun(FILE);
        fetcher.patience(Duration.ofSeconds(5)).assertFetched();
        assertEquals("bytes=400000-", fetcher.asked(1, "Range"), "another transfer knows the store's beginning");
    }

    @Test
    void fetch_progress_countsWhatWasThere() {
        begun(FILE.but(Faults.stallAt(CUT + 1000)));
        fetcher.patience(Fetcher.SHORT).assertFailed(ErrorCode.TRANSFER_TIMEOUT, "sent nothing");
        assertEquals(CUT + 1000, fetcher.progress.get());
    }

    static Stream<Behaviour> wrongParts() {
        return Stream.of(
                Behaviours.shiftedRange(FILE, -1),
                Behaviours.shiftedRange(FILE, 1),
                FILE.but(header("Content-Range", "bytes 0-199999/600000")),
                FILE.but(header("Content-Range", "bytes 400000-599998/600000")),
                FILE.but(header("Content-Range", "bytes 400000-599999/600001")),
                FILE.but(header("Content-Range", "bytes 400000-600000/600001")),
                FILE.but(header("Content-Range", "bytes */600000")),
                FILE.but(header("Content-Range", "pages 400000-599999/600000")),
                FILE.but(header("Content-Range", "bytes 99999999999999999999-599999/600000")),
                FILE.but(without("Content-Range")),
                FILE.but(Faults.length(199_999)),
                FILE.but(header("ETag", "\"b\"")),
                FILE.but(without("ETag")),
                FILE.but(header("ETag", "W/\"a\"")),
                status(416));
    }

    @ParameterizedTest
    @MethodSource("wrongParts")
    void fetch_wrongPart_T2_startsOverOnce(Behaviour wrong) {
        begun(wrong, FILE).assertFetched();
        assertEquals("bytes=400000-", fetcher.asked(1, "Range"));
        assertEquals("", fetcher.asked(2, "Range"));
        assertEquals(3, fetcher.count());
    }

    @Test
    void fetch_wrongPartForEver_T2_failsAfterOneStart() {
        begun(status(416)).assertFailed(ErrorCode.HTTP_STATUS, "status [416]");
        assertEquals(3, fetcher.count(), "one for the rest, one from zero");
        assertEquals(0, fetcher.kept());
    }

    @Test
    void fetch_completeLengthNotSaid_T2_goesOn() {
        begun(FILE.but(header("Content-Range", "bytes 400000-599999/*"))).assertFetched();
        assertEquals(2, fetcher.count());
    }

    @Test
    void fetch_etagChangedMidWay_T2_startsOver() {
        begun(FILE.etag("\"b\"")).assertFetched();
        assertEquals(2, fetcher.count(), "the answer with the whole file is taken");
        assertEquals(CUT + CONTENT.length, fetcher.server.bodyBytes());
    }

    @Test
    void fetch_contentReplacedMidWay_T2_isNotMixed() {
        fetcher.on(file(OTHER).etag("\"b\"").but(endAt(CUT)), FILE);
        fetcher.assertFailed(ErrorCode.TRANSFER_FAILED, "/m] failed");
        fetcher.assertFetched();
        assertEquals("\"b\"", fetcher.asked(1, "If-Range"));
    }

    @Test
    void fetch_contentReplacedUnderTheSameTag_T2_isFetchedFromZeroAtTheNextAttempt() {
        fetcher.on(file(OTHER).etag("\"a\"").but(endAt(CUT)), FILE);
        fetcher.assertFailed(ErrorCode.TRANSFER_FAILED, "/m] failed");
        fetcher.assertRefused(ErrorCode.DIGEST_MISMATCH, "/m]");
        fetcher.assertFetched();
        assertEquals("", fetcher.asked(2, "Range"));
    }

    @Test
    void fetch_partWithoutAskingForTheSameFile_T2_isRefusedByItsTag() {
        begun(Behaviours.ignoringIfRange(file(OTHER).etag("\"b\"")), FILE).assertFetched();
        assertEquals(3, fetcher.count());
    }

    @Test
    void fetch_serverWithoutRange_T7_startsOver() {
        begun(Behaviours.ignoringRange(FILE)).assertFetched();
        assertEquals(2, fetcher.count());
        assertEquals(CUT + CONTENT.length, fetcher.server.bodyBytes());
    }

    @Test
    void fetch_serverThatSaysItHasNoRange_T7_keepsNothing() {
        fetcher.on(FILE.but(header("Accept-Ranges", "none")).but(endAt(CUT)), FILE);
        fetcher.assertRefused(ErrorCode.TRANSFER_FAILED, "/m] failed");
        fetcher.assertFetched();
        assertEquals("", fetcher.asked(1, "Range"));
    }

    static Stream<Behaviour> cannotBeNamed() {
        return Stream.of(
                file(CONTENT),
                FILE.etag("W/\"a\""),
                FILE.etag("a"),
                FILE.etag("\"" + "a".repeat(300) + "\""),
                file(CONTENT).lastModified(CHANGED),
                FILE.etag("W/\"a\"").lastModified(CHANGED).but(header("Date", "Sun, 22 Nov 2026 11:00:00 GMT")),
                file(CONTENT).lastModified(CHANGED).but(header("Date", "Sun, 22 Nov 2026 10:00:59 GMT")),
                file(CONTENT).lastModified("yesterday").but(header("Date", "Sun, 22 Nov 2026 11:00:00 GMT")));
    }

    @ParameterizedTest
    @MethodSource("cannotBeNamed")
    void fetch_noStrongValidator_T2_keepsNothing(Behaviour served) {
        fetcher.on(served.but(endAt(CUT))).assertRefused(ErrorCode.TRANSFER_FAILED, "/m] failed");
    }

    @Test
    void fetch_lastModifiedLongAgo_T2_goesOn() {
        Behaviour dated = file(CONTENT).lastModified(CHANGED).but(header("Date", "Sun, 22 Nov 2026 10:01:00 GMT"));
        fetcher.on(dated.but(endAt(CUT)), dated.but(without("Last-Modified")));
        fetcher.assertFailed(ErrorCode.TRANSFER_FAILED, "/m] failed");
        fetcher.assertFetched();
        assertEquals(CHANGED, fetcher.asked(1, "If-Range"));
        assertEquals("bytes=400000-", fetcher.asked(1, "Range"));
    }

    @Test
    void fetch_lastModifiedChanged_T2_startsOver() {
        Behaviour dated = file(CONTENT).lastModified(CHANGED).but(header("Date", "Sun, 22 Nov 2026 11:00:00 GMT"));
        Behaviour later = Behaviours.ignoringIfRange(file(OTHER).lastModified("Sun, 22 Nov 2026 10:30:00 GMT"));
        fetcher.on(dated.but(endAt(CUT)), later, dated);
        fetcher.assertFailed(ErrorCode.TRANSFER_FAILED, "/m] failed");
        fetcher.assertFetched();
        assertEquals(3, fetcher.count());
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 429, 503})
    void fetch_statusWhileResuming_T4_keepsTheBeginning(int status) {
        begun(status(status), FILE).assertFailed(ErrorCode.HTTP_STATUS, "status [" + status + "]");
        assertEquals(CUT, fetcher.kept());
        fetcher.assertFetched();
        assertEquals(CONTENT.length, fetcher.server.bodyBytes());
    }

    @Test
    void fetch_signedUrlExpired_T5_goesOnUnderANewOne() {
        begun(status(403)).assertFailed(ErrorCode.HTTP_STATUS, "status [403]");
        fetcher.server.on("/moved", FILE);
        DesiredArtifact again = Fetcher.artifact(fetcher.server.url("/moved?sig=S3CRET2"), CONTENT.length);
        assertInstanceOf(TransferOutcome.Fetched.class, fetcher.fetch(again));
        assertEquals(
                "bytes=400000-",
                fetcher.server.requests("/moved").get(0).header("Range").orElse(""));
    }

    @Test
    void fetch_loginPageWhileResuming_T6_keepsTheBeginning() {
        begun(Behaviours.loginPage(), FILE).assertFailed(ErrorCode.SIZE_MISMATCH, "is about to send");
        assertEquals(CUT, fetcher.kept());
        fetcher.assertFetched();
    }

    @Test
    void fetch_redirectWhileResuming_asksForTheRestThere() {
        fetcher.server.on("/2", FILE);
        begun(Behaviours.redirect("/2")).assertFetched();
        assertEquals(
                "bytes=400000-",
                fetcher.server.requests("/2").get(0).header("Range").orElse(""));
    }

    @Test
    void fetch_unknownSize_goesOn() {
        DesiredArtifact unknown = new DesiredArtifact(
                ArtifactRole.MODEL, fetcher.url(), Bytes.md5(CONTENT), DesiredArtifact.SIZE_UNKNOWN);
        fetcher.on(FILE.but(endAt(CUT)), FILE);
        fetcher.assertFailed(ErrorCode.TRANSFER_FAILED, unknown, "/m] failed");
        assertInstanceOf(TransferOutcome.Fetched.class, fetcher.fetch(unknown));
        assertEquals(CONTENT.length, fetcher.server.bodyBytes());
    }

    @Test
    void fetch_smallFile_keepsNothing() {
        byte[] small = Bytes.random(1, 60_000);
        DesiredArtifact artifact =
                new DesiredArtifact(ArtifactRole.MANIFEST, fetcher.url(), Bytes.sha256(small), small.length);
        fetcher.on(file(small).etag("\"a\"").but(endAt(50_000)));
        fetcher.assertFailed(ErrorCode.TRANSFER_FAILED, artifact, "/m] failed");
        assertTrue(fetcher.store.partial(artifact.digest()).isEmpty());
    }

    @Test
    void fetch_brokenAfterMuch_T1_goesOnAtOnce() {
        byte[] large = Bytes.random(3, 5_000_000);
        Served served = file(Content.of(large)).etag("\"l\"");
        fetcher.on(served.but(endAt(2_000_000)), served.but(endAt(4_000_000)), served.but(endAt(4_500_000)), served);
        DesiredArtifact artifact =
                new DesiredArtifact(ArtifactRole.MODEL, fetcher.url(), Bytes.sha256(large), large.length);
        fetcher.assertFailed(ErrorCode.TRANSFER_FAILED, artifact, "/m] failed");
        assertEquals(3, fetcher.count(), "the third attempt brought too little to go on at once");
        assertInstanceOf(TransferOutcome.Fetched.class, fetcher.fetch(artifact));
        assertEquals(large.length, fetcher.server.bodyBytes());
    }

    @Test
    void fetch_allButTheCommitIsThere_asksNoServer() throws StoreException {
        fetcher.on(FILE);
        try (BlobWriter writer = fetcher.store.write(Bytes.sha256(CONTENT), CONTENT.length, CONTENT.length)) {
            writer.resumable("\"a\"");
            writer.write(ByteBuffer.wrap(CONTENT));
        }
        fetcher.assertFetched();
        assertEquals(0, fetcher.count());
    }

    @Test
    void fetch_beginningThatTheStoreRefuses_startsOver() {
        DesiredArtifact unknown = Fetcher.artifact(fetcher.url(), DesiredArtifact.SIZE_UNKNOWN);
        fetcher.on(FILE.but(endAt(CUT)), FILE);
        fetcher.assertFailed(ErrorCode.TRANSFER_FAILED, unknown, "/m] failed");
        DesiredArtifact shorter = Fetcher.artifact(fetcher.url(), CUT - 1);
        fetcher.assertFailed(ErrorCode.TRANSFER_TOO_LARGE, shorter, "more than the [399999] allowed");
        assertEquals("", fetcher.asked(1, "Range"));
        assertEquals(0, fetcher.kept());
    }

    @Test
    void fetch_storeThatFails_asksNoServerAndKeepsTheBeginning() {
        begun(FILE).store.failNext(ErrorCode.STORE_IO);
        fetcher.assertFailed(ErrorCode.STORE_IO, "told to fail");
        assertEquals(1, fetcher.count());
        assertEquals(CUT, fetcher.kept());
    }

    @Test
    void fetch_whateverComes_leavesNoListener() {
        Cancellation cancellation = new Cancellation();
        fetcher.server.on("/2", FILE);
        begun(status(503), status(416), Behaviours.hangUp(), Behaviours.redirect("/2"));
        for (int attempt = 0; attempt < 3; attempt++) {
            fetcher.fetch(fetcher.artifact(), cancellation);
            assertEquals(0, cancellation.listeners());
        }
    }
}
