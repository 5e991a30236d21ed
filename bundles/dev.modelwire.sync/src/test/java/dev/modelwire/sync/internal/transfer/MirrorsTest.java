package dev.modelwire.sync.internal.transfer;

import static dev.modelwire.sync.internal.transfer.Fetcher.CONTENT;
import static dev.modelwire.sync.internal.transfer.Fetcher.FILE;
import static dev.modelwire.testkit.http.Behaviours.file;
import static dev.modelwire.testkit.http.Behaviours.loginPage;
import static dev.modelwire.testkit.http.Behaviours.status;
import static dev.modelwire.testkit.http.Faults.endAt;
import static dev.modelwire.testkit.http.Faults.retryAfter;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.DesiredArtifact;
import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.testkit.http.Behaviour;
import dev.modelwire.testkit.http.Request;
import dev.modelwire.testkit.store.Bytes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One file at several places. */
@Timeout(60)
class MirrorsTest {

    private static final int MIDDLE = 300_000;

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

    private void at(String path, Behaviour first, Behaviour... next) {
        fetcher.server.on(path, first, next);
    }

    private DesiredArtifact artifact(String... paths) {
        List<URI> urls = Stream.of(paths)
                .map(path -> fetcher.server.url(path + "?sig=S3CRET"))
                .toList();
        return new DesiredArtifact(ArtifactRole.MODEL, urls, Bytes.sha256(CONTENT), CONTENT.length);
    }

    private List<String> asked() {
        return fetcher.server.requests().stream().map(Request::path).toList();
    }

    private void assertFetched(DesiredArtifact artifact) {
        TransferOutcome outcome = fetcher.fetch(artifact);
        assertInstanceOf(TransferOutcome.Fetched.class, outcome, outcome::toString);
    }

    @Test
    void fetch_firstPlaceHasIt_theOthersAreNotAsked() {
        at("/a", FILE);
        assertFetched(artifact("/a", "/b"));
        assertEquals(List.of("/a"), asked());
    }

    @Test
    void fetch_placesThatFailInAnyWay_theNextIsTriedAtOnce() {
        at("/gone", status(404));
        at("/login", loginPage());
        at("/other", file(Bytes.random(2, CONTENT.length)));
        at("/good", FILE);
        assertFetched(artifact("/gone", "/login", "/other", "/good"));
        assertEquals(List.of("/gone", "/login", "/other", "/good"), asked());
    }

    @Test
    void fetch_brokenMidway_theNextPlaceGoesOnIfItHasTheSame() {
        at("/a", FILE.but(endAt(MIDDLE)));
        at("/b", FILE);
        assertFetched(artifact("/a", "/b"));
        Request second = fetcher.server.requests("/b").get(0);
        assertTrue(second.header("Range").orElse("").startsWith("bytes="), "what came is kept");
        assertEquals("\"a\"", second.header("If-Range").orElse(""));
    }

    @Test
    void fetch_brokenMidway_anotherValidatorAtTheNextPlaceBeginsAnew() {
        at("/a", FILE.but(endAt(MIDDLE)));
        at("/b", file(CONTENT).etag("\"b\""));
        assertFetched(artifact("/a", "/b"));
        assertEquals(CONTENT.length, fetcher.progress.get());
    }

    @Test
    void fetch_allFail_saysEachAndBeginsNextTimeWithTheNext() {
        at("/a", status(403));
        at("/b", status(404));
        at("/c", FILE.but(endAt(MIDDLE)), status(500));
        fetcher.assertFailed(
                ErrorCode.TRANSFER_FAILED, artifact("/a", "/b", "/c"), "[3] of [3] places were tried: HTTP_STATUS: [");
        TransferOutcome.Failed failed = fetcher.assertFailed(
                ErrorCode.HTTP_STATUS, artifact("/a", "/b", "/c"), "/b] answered with status [404]");
        assertTrue(failed.detail().contains("/c] answered with status [500]; HTTP_STATUS: ["), failed.detail());
        assertTrue(failed.detail().endsWith("/a] answered with status [403]"), failed.detail());
        fetcher.assertFailed(ErrorCode.HTTP_STATUS, artifact("/a", "/b", "/c"), "status [500]");
        assertEquals(List.of("/a", "/b", "/c", "/b", "/c", "/a", "/c", "/a", "/b"), asked());
        assertTrue(fetcher.kept() > 0, "what came is not lost by the failures after it");
    }

    @Test
    void fetch_placeThatWantsToBeLeftAlone_isPassedOverWhileThereAreOthers() {
        at("/a", status(503).but(retryAfter(60)), FILE);
        at("/b", status(404));
        TransferOutcome.Failed failed = fetcher.assertFailed(ErrorCode.HTTP_STATUS, artifact("/a", "/b"), "[2] of [2]");
        assertEquals(Duration.ZERO, failed.retryAfter(), "the other one does not");
        fetcher.assertFailed(ErrorCode.HTTP_STATUS, artifact("/a", "/b"), "[1] of [2] places were tried");
        fetcher.leap(Duration.ofSeconds(61));
        assertFetched(artifact("/a", "/b"));
        assertEquals(List.of("/a", "/b", "/b", "/a"), asked());
    }

    @Test
    void fetch_allWantToBeLeftAlone_theSoonestIsWaitedForAndAnOperatorIsNotRefused() {
        at("/a", status(503).but(retryAfter(60)), FILE);
        at("/b", status(503).but(retryAfter(30)), FILE);
        TransferOutcome.Failed failed = fetcher.assertFailed(ErrorCode.HTTP_STATUS, artifact("/a", "/b"), "[2] of [2]");
        assertEquals(Duration.ofSeconds(30), failed.retryAfter());
        assertFetched(artifact("/a", "/b"));
    }

    @Test
    void fetch_noRoom_otherPlacesAreNotAsked() {
        fetcher.store.freeBytes(10);
        at("/a", FILE);
        at("/b", FILE);
        fetcher.assertFailed(ErrorCode.STORE_FULL, artifact("/a", "/b"), "/a] was refused");
        assertFalse(asked().contains("/b"));
    }

    @Test
    void fetch_cancelled_T8_otherPlacesAreNotAsked() {
        Cancellation cancellation = new Cancellation();
        at("/a", request -> {
            cancellation.cancel();
            return FILE.answer(request);
        });
        at("/b", FILE);
        assertInstanceOf(TransferOutcome.Cancelled.class, fetcher.fetch(artifact("/a", "/b"), cancellation));
        assertEquals(List.of("/a"), asked());
    }
}
