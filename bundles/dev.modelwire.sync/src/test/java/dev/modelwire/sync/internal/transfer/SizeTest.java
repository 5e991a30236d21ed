package dev.modelwire.sync.internal.transfer;

import static dev.modelwire.sync.internal.transfer.Fetcher.CONTENT;
import static dev.modelwire.testkit.http.Behaviours.file;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.modelwire.api.desired.DesiredArtifact;
import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.testkit.http.Faults;
import dev.modelwire.testkit.http.Served;
import dev.modelwire.testkit.store.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server declares and what it sends. */
@Timeout(60)
class SizeTest {

    private static final Served FILE = file(CONTENT);
    private static final long THREE_GIB = 3L << 30;

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
    void fetch_emptyFile_T3_isStored() {
        byte[] nothing = new byte[0];
        fetcher.on(file(nothing));
        assertInstanceOf(
                TransferOutcome.Fetched.class,
                fetcher.fetch(new DesiredArtifact(ArtifactRole.MODEL, fetcher.url(), Bytes.sha256(nothing), 0)));
    }

    @Test
    void fetch_lengthZero_T3_isASizeMismatch() {
        fetcher.on(FILE.but(Faults.length(0)))
                .assertRefused(ErrorCode.SIZE_MISMATCH, "is about to send [0] bytes, less than the [600000] desired");
    }

    @Test
    void fetch_noLength_T3_isStored() {
        fetcher.on(FILE.but(Faults.noLength())).assertFetched();
    }

    @Test
    void fetch_chunked_T3_isStored() {
        fetcher.on(FILE.but(Faults.chunked())).assertFetched();
    }

    @Test
    void fetch_noLengthAndCutShort_T3_isASizeMismatch() {
        fetcher.on(FILE.but(Faults.noLength()).but(Faults.endAt(5)))
                .assertRefused(ErrorCode.SIZE_MISMATCH, "ended after [5] bytes: it must have [600000]");
    }

    @Test
    void fetch_chunkedAndCutShort_T3_isAFailedTransfer() {
        fetcher.on(FILE.but(Faults.chunked()).but(Faults.endAt(5)))
                .assertRefused(ErrorCode.TRANSFER_FAILED, "/m] failed");
    }

    @Test
    void fetch_chunkedAndLonger_T3_isCut() {
        fetcher.on(file(Arrays.copyOf(CONTENT, 700_000)).but(Faults.chunked()))
                .assertRefused(ErrorCode.TRANSFER_TOO_LARGE, "must not exceed [600000]");
    }

    @Test
    void fetch_lengthSmallerThanBody_T3_isRefusedBeforeItIsRead() {
        fetcher.on(FILE.but(Faults.length(599_999)))
                .assertRefused(ErrorCode.SIZE_MISMATCH, "is about to send [599999] bytes");
    }

    @Test
    void fetch_lengthLargerThanBody_T3_isRefusedBeforeItIsRead() {
        fetcher.on(FILE.but(Faults.length(600_001)))
                .assertRefused(ErrorCode.TRANSFER_TOO_LARGE, "[600001] bytes, more than the [600000] allowed");
    }

    @Test
    void fetch_bodyLongerThanItsLength_T3_isTakenUpToIt() {
        fetcher.on(file(Arrays.copyOf(CONTENT, 700_000)).but(Faults.length(600_000)))
                .assertFetched();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "x", "99999999999999999999", "600000, 600001"})
    void fetch_lengthThatIsNone_T3_isRefused(String length) {
        fetcher.on(FILE.but(Faults.header("Content-Length", length))).assertRefused(ErrorCode.TRANSFER_FAILED, "/m]");
    }

    @Test
    void fetch_above2GiBWhereLessIsDesired_T3_isRefusedBeforeItIsRead() {
        fetcher.on(FILE.but(Faults.length(THREE_GIB)))
                .assertRefused(ErrorCode.TRANSFER_TOO_LARGE, "[3221225472] bytes, more than the [600000] allowed");
    }

    @Test
    void fetch_above2GiBAsDesired_T3_begins() {
        fetcher.limit(4L << 30).on(FILE.but(Faults.length(THREE_GIB)).but(Faults.endAt(500_000)));
        fetcher.assertFailed(ErrorCode.TRANSFER_FAILED, Fetcher.artifact(fetcher.url(), THREE_GIB), "/m] failed");
        assertEquals(500_000, fetcher.progress.get());
    }

    @Test
    void fetch_above2GiBButNotAsDesired_T3_isRefused() {
        fetcher.limit(4L << 30).on(FILE.but(Faults.length(THREE_GIB - 1)));
        fetcher.assertFailed(
                ErrorCode.SIZE_MISMATCH, Fetcher.artifact(fetcher.url(), THREE_GIB), "less than the [3221225472]");
    }

    @Test
    void fetch_desiredAboveTheLimit_T3_asksNoServer() {
        fetcher.limit(2L << 30).on(FILE);
        fetcher.assertFailed(
                ErrorCode.TRANSFER_TOO_LARGE,
                Fetcher.artifact(fetcher.url(), THREE_GIB),
                "[3221225472] bytes must not exceed [2147483648]");
        assertEquals(0, fetcher.count());
    }
}
