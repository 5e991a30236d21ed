package dev.modelwire.sync.internal.transfer;

import static dev.modelwire.sync.internal.transfer.Fetcher.CONTENT;
import static dev.modelwire.testkit.http.Behaviours.file;
import static dev.modelwire.testkit.http.Behaviours.status;
import static dev.modelwire.testkit.http.Faults.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.testkit.http.Behaviour;
import dev.modelwire.testkit.http.Behaviours;
import dev.modelwire.testkit.http.Faults;
import dev.modelwire.testkit.http.Served;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that answer, but not with the file. */
@Timeout(60)
class StatusTest {

    private static final Served FILE = file(CONTENT);
    private static final String NOW = "Sun, 22 Nov 2026 10:00:00 GMT";

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

    @ParameterizedTest
    @ValueSource(ints = {204, 206, 304, 400, 401, 403, 404, 416, 429, 500, 502, 503})
    void fetch_statusThatIsNoSuccess_T4_isRefusedWithItsNumber(int status) {
        fetcher.on(status(status)).assertRefused(ErrorCode.HTTP_STATUS, "status [" + status + "]");
    }

    @Test
    void fetch_sporadicErrors_T4_areFailuresUntilTheyAreOver() {
        Behaviour unavailable = status(503);
        fetcher.on(unavailable, unavailable, status(429), FILE);
        fetcher.assertRefused(ErrorCode.HTTP_STATUS, "status [503]");
        fetcher.assertRefused(ErrorCode.HTTP_STATUS, "status [503]");
        fetcher.assertRefused(ErrorCode.HTTP_STATUS, "status [429]");
        fetcher.assertFetched();
        assertEquals(4, fetcher.count(), "one request an attempt");
    }

    @ParameterizedTest
    @CsvSource({
        "30, PT30S",
        "0, PT0S",
        "' 7 ', PT7S",
        "3601, PT1H",
        "99999999999999999999, PT1H",
        "-5, PT0S",
        "soon, PT0S",
        "'Sun, 22 Nov 2026 10:02:00 GMT', PT2M",
        "'Sun, 22 Nov 2026 09:00:00 GMT', PT0S",
        "'Sun, 22 Nov 2099 09:00:00 GMT', PT1H"
    })
    void fetch_retryAfter_T4_isCarriedAndBounded(String value, Duration expected) {
        fetcher.on(status(503).but(header("Retry-After", value)).but(header("Date", NOW)));
        assertEquals(
                expected,
                fetcher.assertFailed(ErrorCode.HTTP_STATUS, "status [503]").retryAfter());
    }

    @Test
    void fetch_retryAfterADateByNoClock_T4_isNotBelieved() {
        fetcher.on(status(429).but(header("Retry-After", "Sun, 22 Nov 2099 09:00:00 GMT")));
        assertEquals(
                Duration.ZERO,
                fetcher.assertFailed(ErrorCode.HTTP_STATUS, "status [429]").retryAfter());
    }

    @Test
    void fetch_failureWithoutAnAnswer_T4_saysNoTime() {
        fetcher.on(Behaviours.hangUp());
        assertEquals(
                Duration.ZERO,
                fetcher.assertFailed(ErrorCode.TRANSFER_FAILED, "/m] failed").retryAfter());
    }

    @Test
    void fetch_veryLongUrl_T5_isAskedAndItsQueryNotShown() {
        String path = "/" + "m".repeat(3000);
        fetcher.server.on(path, status(403));
        String query = "?sig=S3CRET" + "s".repeat(20_000);
        TransferOutcome.Failed failed = fetcher.assertFailed(
                ErrorCode.HTTP_STATUS,
                Fetcher.artifact(fetcher.server.url(path + query), CONTENT.length),
                "status [403]");
        assertEquals(path + query, fetcher.server.requests().get(0).target());
        assertTrue(failed.detail().length() < 300, failed.detail());
    }

    @Test
    void fetch_loginPage_T6_isRefusedBeforeItIsRead() {
        fetcher.on(Behaviours.loginPage())
                .assertRefused(ErrorCode.SIZE_MISMATCH, "is about to send [39] bytes, less than the [600000]");
    }

    @Test
    void fetch_loginPageOfNoLength_T6_isASizeMismatch() {
        fetcher.on(Behaviours.loginPage().but(Faults.chunked()))
                .assertRefused(ErrorCode.SIZE_MISMATCH, "ended after [39] bytes");
    }

    @Test
    void fetch_loginPageOfTheSameLength_T6_isADigestMismatch() {
        fetcher.on(file("x".repeat(CONTENT.length).getBytes(StandardCharsets.US_ASCII)))
                .assertRefused(ErrorCode.DIGEST_MISMATCH, "it must be [sha-256:");
    }

    @Test
    void fetch_redirectToALoginPage_T6_isRefused() {
        fetcher.server.on("/login", Behaviours.loginPage());
        fetcher.on(Behaviours.redirect("/login")).assertRefused(ErrorCode.SIZE_MISMATCH, "/login] is about to send");
    }
}
