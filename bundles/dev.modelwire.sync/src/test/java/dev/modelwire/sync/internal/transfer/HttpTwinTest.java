package dev.modelwire.sync.internal.transfer;

import static dev.modelwire.testkit.http.Behaviours.file;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.HttpSource;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.desired.TransferOptions;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.transport.Credentials;
import dev.modelwire.api.transport.Secret;
import dev.modelwire.sync.internal.desired.ParseOutcome;
import dev.modelwire.sync.internal.directory.NoFollowFiles;
import dev.modelwire.testkit.http.Behaviours;
import dev.modelwire.testkit.http.Faults;
import dev.modelwire.testkit.http.HostileServer;
import dev.modelwire.testkit.store.FakeModelStore;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpTwinTest {

    private static final String DOCUMENT = "{\"modelwire\":1,\"revision\":3,\"models\":[]}";

    @TempDir
    Path directory;

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final AtomicLong nanos = new AtomicLong();
    private volatile Duration perLook = Duration.ZERO;
    private FileServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FileServer();
    }

    @AfterEach
    void stop() {
        server.close();
        executor.shutdownNow();
    }

    @Test
    void poll_again_sendsTheEntityTagAndTransfersNothing() {
        server.document("/twin", DOCUMENT);
        HttpTwin twin = twin(new Credentials.None());
        PollOutcome.Document first =
                assertInstanceOf(PollOutcome.Document.class, twin.poll(Validators.NONE, new Cancellation()));
        assertEquals(DOCUMENT, first.text());
        assertInstanceOf(ParseOutcome.Parsed.class, first.parsed());
        assertInstanceOf(PollOutcome.Unchanged.class, twin.poll(first.validators(), new Cancellation()));
    }

    @Test
    void poll_lastModified_isAskedFor() {
        server.answer("/twin", exchange -> {
            boolean known = exchange.getRequestHeaders().containsKey("If-Modified-Since");
            exchange.getResponseHeaders().set("Last-Modified", "Sun, 22 Nov 2026 10:00:00 GMT");
            FileServer.send(
                    exchange, known ? 304 : 200, known ? new byte[0] : DOCUMENT.getBytes(StandardCharsets.UTF_8));
        });
        HttpTwin twin = twin(new Credentials.None());
        PollOutcome.Document first =
                assertInstanceOf(PollOutcome.Document.class, twin.poll(Validators.NONE, new Cancellation()));
        assertInstanceOf(PollOutcome.Unchanged.class, twin.poll(first.validators(), new Cancellation()));
    }

    @Test
    void poll_longerThanAllowed_isRefused() {
        server.file("/twin", new byte[70_000]);
        assertDocumentRefused(ErrorCode.DESIRED_NOT_JSON);
    }

    @Test
    void poll_loginPage_isRefused() {
        server.file("/twin", "<html>please log in</html>".getBytes(StandardCharsets.UTF_8));
        assertDocumentRefused(ErrorCode.DESIRED_NOT_JSON);
    }

    @Test
    void poll_statusOrNobody_isUnreachable() {
        HttpTwin twin = twin(new Credentials.None());
        assertUnreachable(ErrorCode.HTTP_STATUS, twin);
        server.status("/twin", 304);
        assertUnreachable(ErrorCode.HTTP_STATUS, twin);
        server.close();
        assertUnreachable(ErrorCode.SOURCE_UNREACHABLE, twin);
    }

    @Test
    void poll_basicAndBearer_areSentToTheSource() {
        server.document("/twin", DOCUMENT);
        twin(new Credentials.Basic("mé", Secret.of("pass:wörd".toCharArray())))
                .poll(Validators.NONE, new Cancellation());
        assertEquals("Basic bcOpOnBhc3M6d8O2cmQ=", server.lastAuthorization());
        twin(new Credentials.Bearer(Secret.of("t0ken".toCharArray()))).poll(Validators.NONE, new Cancellation());
        assertEquals("Bearer t0ken", server.lastAuthorization());
    }

    @Test
    void poll_redirectToAnotherPort_sendsNoCredentials() throws IOException {
        try (FileServer other = new FileServer()) {
            other.document("/twin", DOCUMENT);
            server.redirect("/twin", other.url("/twin").toString());
            PollOutcome outcome = twin(new Credentials.Bearer(Secret.of("t0ken".toCharArray())))
                    .poll(Validators.NONE, new Cancellation());
            assertInstanceOf(PollOutcome.Document.class, outcome);
            assertEquals("Bearer t0ken", server.lastAuthorization());
            assertEquals("null", other.lastAuthorization());
        }
    }

    @Test
    void poll_credentialsThatHttpCannotCarry_areNotShown() {
        PollOutcome.Unreachable outcome = assertInstanceOf(
                PollOutcome.Unreachable.class,
                twin(new Credentials.Bearer(Secret.of("t0\nken".toCharArray())))
                        .poll(Validators.NONE, new Cancellation()));
        assertFalse(outcome.detail().contains("t0"), outcome.detail());
    }

    @Test
    void poll_drippingDocument_S7_isUnreachable() throws IOException {
        try (HostileServer hostile = new HostileServer()) {
            hostile.on(
                    "/twin",
                    file(DOCUMENT.repeat(500).getBytes(StandardCharsets.UTF_8))
                            .but(Faults.drip(1, Duration.ofMillis(1))));
            perLook = Duration.ofSeconds(10);
            HttpTwin twin = twin(hostile.url("/twin"), new Credentials.None());
            PollOutcome.Unreachable slow = assertUnreachable(ErrorCode.SOURCE_UNREACHABLE, twin);
            assertTrue(slow.detail().contains("at least [256] bytes/s"), slow.detail());
        }
    }

    @Test
    void poll_busyServer_T4_saysWhenToComeAgain() throws IOException {
        try (HostileServer hostile = new HostileServer()) {
            hostile.on("/twin", Behaviours.status(429).but(Faults.retryAfter(90)));
            HttpTwin twin = twin(hostile.url("/twin"), new Credentials.None());
            assertEquals(
                    Duration.ofSeconds(90),
                    assertUnreachable(ErrorCode.HTTP_STATUS, twin).retryAfter());
        }
    }

    @Test
    void origin_hasNoQuery() {
        HttpTwin twin = twin(URI.create("http://host/twin?sig=S3CRET"), new Credentials.None());
        assertEquals("http://host/twin", twin.origin());
    }

    private void assertDocumentRefused(ErrorCode code) {
        PollOutcome outcome = twin(new Credentials.None()).poll(Validators.NONE, new Cancellation());
        PollOutcome.Document document = assertInstanceOf(PollOutcome.Document.class, outcome);
        assertEquals(
                code,
                assertInstanceOf(ParseOutcome.Refused.class, document.parsed()).code());
    }

    private static PollOutcome.Unreachable assertUnreachable(ErrorCode code, HttpTwin twin) {
        PollOutcome outcome = twin.poll(Validators.NONE, new Cancellation());
        PollOutcome.Unreachable gone = assertInstanceOf(PollOutcome.Unreachable.class, outcome);
        assertEquals(code, gone.code(), gone.detail());
        return gone;
    }

    private HttpTwin twin(Credentials credentials) {
        return twin(server.url("/twin"), credentials);
    }

    private HttpTwin twin(URI url, Credentials credentials) {
        SyncOptions options = new SyncOptions(
                true,
                "",
                List.of(),
                List.of(new HttpSource(url, Duration.ofSeconds(10), credentials)),
                TransferOptions.of(Duration.ofSeconds(5), Duration.ofSeconds(5), 1000));
        return Connection.of(
                        options,
                        new NoTrust(),
                        new FakeModelStore(directory),
                        executor,
                        () -> nanos.addAndGet(perLook.toNanos()),
                        new NoFollowFiles())
                .twins()
                .get(0);
    }
}
