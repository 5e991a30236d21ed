package dev.modelwire.sync.internal.transfer;

import static dev.modelwire.sync.internal.transfer.Fetcher.CONTENT;
import static dev.modelwire.testkit.http.Behaviours.file;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.modelwire.api.desired.DesiredArtifact;
import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.testkit.http.Behaviours;
import dev.modelwire.testkit.http.Faults;
import dev.modelwire.testkit.http.Served;
import dev.modelwire.testkit.store.Bytes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files of which nothing can be resumed. */
@Timeout(60)
class TransferTest {

    private static final Served FILE = file(CONTENT);

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

    @Test
    void fetch_goodFile_isStoredOnceAndCounted() {
        fetcher.on(FILE).assertFetched();
        fetcher.assertFetched();
        assertEquals(1, fetcher.count(), "what is stored is never fetched again");
        assertEquals("identity", fetcher.asked(0, "Accept-Encoding"));
        assertEquals("", fetcher.asked(0, "Range"));
    }

    @Test
    void fetch_md5OfUnknownSize_isStored() {
        fetcher.on(FILE.but(Faults.chunked()));
        DesiredArtifact flat = new DesiredArtifact(
                ArtifactRole.MODEL, fetcher.url(), Bytes.md5(CONTENT), DesiredArtifact.SIZE_UNKNOWN);
        TransferOutcome.Fetched fetched = assertInstanceOf(TransferOutcome.Fetched.class, fetcher.fetch(flat));
        assertEquals(Bytes.sha256(CONTENT), fetched.blob().digest());
    }

    @Test
    void fetch_otherBytesOfTheSameLength_isADigestMismatch() {
        fetcher.on(FILE.but(Faults.flipAt(77))).assertRefused(ErrorCode.DIGEST_MISMATCH, "/m]");
    }

    @Test
    void fetch_endlessData_S6_isCutAtTheDesiredSize() {
        fetcher.on(Behaviours.endless()).assertRefused(ErrorCode.TRANSFER_TOO_LARGE, "must not exceed");
    }

    @Test
    void fetch_endlessDataOfUnknownSize_S6_isCutAtTheLimit() {
        fetcher.on(Behaviours.endless()).limit(100_000);
        DesiredArtifact unknown = Fetcher.artifact(fetcher.url(), DesiredArtifact.SIZE_UNKNOWN);
        fetcher.assertFailed(ErrorCode.TRANSFER_TOO_LARGE, unknown, "must not exceed [100000]");
        fetcher.assertNothingLeft();
    }

    @Test
    void fetch_truncatedBody_T1_isAFailedTransfer() {
        fetcher.on(FILE.but(Faults.endAt(5))).assertRefused(ErrorCode.TRANSFER_FAILED, "/m] failed");
    }

    @Test
    void fetch_resetInTheBody_T1_isAFailedTransfer() {
        fetcher.on(FILE.but(Faults.resetAt(300_000))).assertRefused(ErrorCode.TRANSFER_FAILED, "/m] failed");
    }

    @Test
    void fetch_noAnswer_T1_isAFailedTransfer() {
        fetcher.on(Behaviours.hangUp()).assertRefused(ErrorCode.TRANSFER_FAILED, "/m] failed");
        fetcher.on(Behaviours.reset()).assertRefused(ErrorCode.TRANSFER_FAILED, "/m] failed");
        fetcher.on(Behaviours.raw("no HTTP at all\n\n")).assertRefused(ErrorCode.TRANSFER_FAILED, "/m] failed");
    }

    @Test
    void fetch_stallInTheBody_T1_isATimeout() {
        fetcher.patience(Fetcher.SHORT)
                .on(FILE.but(Faults.stallAt(5)))
                .assertRefused(ErrorCode.TRANSFER_TIMEOUT, "sent nothing for 300 ms");
    }

    @Test
    void fetch_nobodyListens_T1_isAFailedTransfer() {
        fetcher.server.close();
        fetcher.assertRefused(ErrorCode.TRANSFER_FAILED, "/m] failed");
    }

    @Test
    void fetch_cancelledBeforeTheHead_T1_ends() {
        Cancellation cancellation = new Cancellation();
        fetcher.on(request -> {
            cancellation.cancel();
            return Behaviours.silent().answer(request);
        });
        assertInstanceOf(TransferOutcome.Cancelled.class, fetcher.fetch(fetcher.artifact(), cancellation));
        fetcher.assertNothingLeft();
    }

    @Test
    void fetch_cancelledInTheBody_T1_ends() {
        Cancellation cancellation = new Cancellation();
        fetcher.patience(Duration.ofMinutes(10)).on(request -> wire -> {
            wire.say("HTTP/1.1 200 OK\r\nContent-Length: " + CONTENT.length + "\r\n\r\nmodel");
            cancellation.cancel();
            wire.stall();
        });
        assertInstanceOf(TransferOutcome.Cancelled.class, fetcher.fetch(fetcher.artifact(), cancellation));
        fetcher.assertNothingLeft();
    }

    @Test
    void fetch_noRoom_asksNoServer() {
        fetcher.on(FILE);
        fetcher.store.freeBytes(10);
        fetcher.assertRefused(ErrorCode.STORE_FULL, "does not fit");
        assertEquals(0, fetcher.count());
    }

    @Test
    void fetch_noTlsContext_isATlsFailure() {
        URI url = URI.create("https://127.0.0.1:1/m?sig=S3CRET");
        fetcher.assertFailed(ErrorCode.TLS_FAILED, Fetcher.artifact(url, CONTENT.length), "no key store");
    }
}
