package dev.modelwire.sync.internal.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.DesiredArtifact;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.testkit.store.FakeModelStore;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransferTest {

    private static final byte[] CONTENT = "model ".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    private static final Duration READ_TIMEOUT = Duration.ofMillis(300);
    private static final long LIMIT = 1_000_000;

    @TempDir
    Path directory;

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final AtomicLong progress = new AtomicLong();
    private FileServer server;
    private FakeModelStore store;
    private Transfer transfer;

    @BeforeEach
    void start() throws IOException {
        server = new FileServer();
        store = new FakeModelStore(directory);
        SyncOptions options = new SyncOptions(true, "", List.of(), Duration.ofSeconds(5), READ_TIMEOUT, LIMIT);
        transfer = Connection.of(options, new NoTrust(), store, executor).transfer();
    }

    @AfterEach
    void stop() {
        server.close();
        executor.shutdownNow();
    }

    @Test
    void fetch_goodFile_isStoredOnceAndCounted() {
        server.file("/m", CONTENT);
        DesiredArtifact artifact = artifact(server.url("/m"));
        assertInstanceOf(TransferOutcome.Fetched.class, fetch(artifact));
        assertEquals(CONTENT.length, progress.get());
        assertInstanceOf(TransferOutcome.Fetched.class, fetch(artifact));
        assertEquals(1, server.count("/m"), "what is stored is never fetched again");
    }

    @Test
    void fetch_md5OfUnknownSize_isStored() throws NoSuchAlgorithmException {
        server.answer("/m", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(CONTENT);
        });
        Digest md5 =
                Digest.of(Digest.Algorithm.MD5, MessageDigest.getInstance("MD5").digest(CONTENT));
        DesiredArtifact flat =
                new DesiredArtifact(ArtifactRole.MODEL, server.url("/m"), md5, DesiredArtifact.SIZE_UNKNOWN);
        TransferOutcome.Fetched fetched = assertInstanceOf(TransferOutcome.Fetched.class, fetch(flat));
        assertEquals(sha256(CONTENT), fetched.blob().digest());
    }

    @Test
    void fetch_emptyFile_isStored() {
        server.file("/m", new byte[0]);
        assertInstanceOf(
                TransferOutcome.Fetched.class,
                fetch(new DesiredArtifact(ArtifactRole.MODEL, server.url("/m"), sha256(new byte[0]), 0)));
    }

    @Test
    void fetch_otherBytesOfTheSameLength_isADigestMismatch() {
        byte[] other = CONTENT.clone();
        other[77] ^= 1;
        server.file("/m", other);
        assertRefused(ErrorCode.DIGEST_MISMATCH, server.url("/m?sig=S3CRET"), "/m]");
    }

    @Test
    void fetch_loginPageWithStatus200_isRefusedBeforeItIsRead() {
        server.file("/m", "<html>please log in</html>".getBytes(StandardCharsets.UTF_8));
        assertRefused(ErrorCode.SIZE_MISMATCH, server.url("/m?sig=S3CRET"), "is about to send [26] bytes, less");
    }

    @Test
    void fetch_declaredLengthAboveTheDesired_isRefusedBeforeItIsRead() throws IOException {
        try (RawServer raw = RawServer.thatStalls(
                out -> RawServer.say(out, "HTTP/1.1 200 OK\nContent-Length: 999999999999\n\nabc"))) {
            assertRefused(ErrorCode.TRANSFER_TOO_LARGE, raw.url("/m?sig=S3CRET"), "[999999999999] bytes, more");
        }
    }

    @Test
    void fetch_endlessData_isCutAtTheDesiredSize() throws IOException {
        try (RawServer raw = RawServer.thatHangsUp(out -> {
            RawServer.say(out, "HTTP/1.1 200 OK\nConnection: close\n\n");
            byte[] chunk = new byte[8192];
            for (long sent = 0; sent < 1L << 40; sent += chunk.length) {
                out.write(chunk);
            }
        })) {
            assertRefused(ErrorCode.TRANSFER_TOO_LARGE, raw.url("/m?sig=S3CRET"), "must not exceed");
        }
    }

    @Test
    void fetch_truncatedBody_isAFailedTransfer() throws IOException {
        try (RawServer raw = RawServer.thatHangsUp(
                out -> RawServer.say(out, "HTTP/1.1 200 OK\nContent-Length: " + CONTENT.length + "\n\nmodel"))) {
            assertRefused(ErrorCode.TRANSFER_FAILED, raw.url("/m?sig=S3CRET"), "/m] failed");
        }
    }

    @Test
    void fetch_shorterBodyOfNoDeclaredLength_isASizeMismatch() throws IOException {
        try (RawServer raw =
                RawServer.thatHangsUp(out -> RawServer.say(out, "HTTP/1.1 200 OK\nConnection: close\n\nmodel"))) {
            assertRefused(ErrorCode.SIZE_MISMATCH, raw.url("/m?sig=S3CRET"), "must have [600000]");
        }
    }

    @Test
    void fetch_stallInTheBody_isATimeout() throws IOException {
        try (RawServer raw = RawServer.thatStalls(
                out -> RawServer.say(out, "HTTP/1.1 200 OK\nContent-Length: " + CONTENT.length + "\n\nmodel"))) {
            assertRefused(ErrorCode.TRANSFER_TIMEOUT, raw.url("/m?sig=S3CRET"), "sent nothing for 300 ms");
        }
    }

    @Test
    void fetch_hangUpBeforeTheAnswer_isAFailedTransfer() throws IOException {
        try (RawServer raw = RawServer.thatHangsUp(out -> {})) {
            assertRefused(ErrorCode.TRANSFER_FAILED, raw.url("/m?sig=S3CRET"), "/m] failed");
        }
    }

    @Test
    void fetch_nobodyListens_isAFailedTransfer() {
        URI url = server.url("/m?sig=S3CRET");
        server.close();
        assertRefused(ErrorCode.TRANSFER_FAILED, url, "/m] failed");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304, 401, 403, 404, 429, 500, 503})
    void fetch_statusThatIsNoSuccess_isRefusedWithItsNumber(int status) {
        server.status("/m", status);
        assertRefused(ErrorCode.HTTP_STATUS, server.url("/m?sig=S3CRET"), "status [" + status + "]");
    }

    @Test
    void fetch_redirectOnTheSameHost_isFollowed() {
        server.file("/m", CONTENT)
                .redirect("/1", "/2")
                .redirect("/2", server.url("/m?sig=S3CRET").toString());
        assertInstanceOf(TransferOutcome.Fetched.class, fetch(artifact(server.url("/1"))));
    }

    @Test
    void fetch_redirectLoop_isCutAfterFive() {
        server.redirect("/m", "/m");
        assertRefused(ErrorCode.REDIRECT_REFUSED, server.url("/m?sig=S3CRET"), "more than 5 times");
        assertEquals(6, server.count("/m"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://h/x", "http://me:S3CRET@127.0.0.1/x", "http://", "::"})
    void fetch_redirectToAnythingElse_isRefused(String location) {
        server.redirect("/m", location);
        assertRefused(ErrorCode.REDIRECT_REFUSED, server.url("/m"), "/m] redirects to");
    }

    @Test
    void fetch_redirectWithNoLocation_isRefused() {
        server.status("/m", 302);
        assertRefused(ErrorCode.REDIRECT_REFUSED, server.url("/m"), "no Location");
    }

    @Test
    void fetch_noRoom_asksNoServer() {
        server.file("/m", CONTENT);
        store.freeBytes(10);
        assertRefused(ErrorCode.STORE_FULL, server.url("/m?sig=S3CRET"), "does not fit");
        assertEquals(0, server.count("/m"));
    }

    @Test
    void fetch_noTlsContext_isATlsFailure() {
        assertRefused(ErrorCode.TLS_FAILED, URI.create("https://127.0.0.1:1/m?sig=S3CRET"), "no key store");
    }

    @Test
    void fetch_cancelledWhileItWaits_ends() throws IOException {
        Cancellation cancellation = new Cancellation();
        try (RawServer raw = RawServer.thatStalls(out -> {
            RawServer.say(out, "HTTP/1.1 200 OK\nContent-Length: " + CONTENT.length + "\n\nmodel");
            cancellation.cancel();
        })) {
            assertInstanceOf(
                    TransferOutcome.Cancelled.class, transfer.fetch(artifact(raw.url("/m")), progress, cancellation));
        }
        assertNothingLeft();
    }

    private TransferOutcome fetch(DesiredArtifact artifact) {
        return transfer.fetch(artifact, progress, new Cancellation());
    }

    private void assertRefused(ErrorCode code, URI url, String expected) {
        TransferOutcome outcome = fetch(artifact(url));
        TransferOutcome.Failed failed = assertInstanceOf(TransferOutcome.Failed.class, outcome);
        assertEquals(code, failed.code(), failed.detail());
        assertTrue(failed.detail().contains(expected), failed.detail());
        assertFalse(failed.detail().contains("S3CRET"), failed.detail());
        assertNothingLeft();
    }

    private void assertNothingLeft() {
        try (var files = Files.list(directory)) {
            assertEquals(0, files.count());
            assertEquals(0, store.collect());
        } catch (IOException | StoreException e) {
            throw new AssertionError(e);
        }
    }

    private static DesiredArtifact artifact(URI url) {
        return new DesiredArtifact(ArtifactRole.MODEL, url, sha256(CONTENT), CONTENT.length);
    }

    private static Digest sha256(byte[] bytes) {
        try {
            return Digest.of(
                    Digest.Algorithm.SHA256,
                    MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
