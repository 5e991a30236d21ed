package dev.modelwire.sync.internal.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.HttpSource;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.transport.Credentials;
import dev.modelwire.api.transport.HostSecurity;
import dev.modelwire.api.transport.Secret;
import dev.modelwire.testkit.store.FakeModelStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    private static final String DOCUMENT = "{\"modelwire\":1,\"revision\":3,\"models\":[]}";

    @TempDir
    static Path directory;

    private static TestTls tls;

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final AtomicInteger asked = new AtomicInteger();
    private FileServer secure;
    private URI twin;

    @BeforeAll
    static void makeCertificate() throws Exception {
        tls = new TestTls(directory);
    }

    @BeforeEach
    void start() throws Exception {
        secure = tls.server();
        secure.document("/twin", DOCUMENT);
        twin = URI.create("https://127.0.0.1:" + secure.port() + "/twin");
    }

    @AfterEach
    void stop() {
        secure.close();
        executor.shutdownNow();
    }

    @Test
    void poll_serverThatTheHostTrusts_isRead() {
        HostSecurity host = () -> {
            asked.incrementAndGet();
            return tls.context();
        };
        HttpTwin polled = twin(host);
        assertInstanceOf(PollOutcome.Document.class, polled.poll(Validators.NONE, new Cancellation()));
        assertInstanceOf(PollOutcome.Document.class, polled.poll(Validators.NONE, new Cancellation()));
        assertEquals(1, asked.get(), "one client serves them all");
    }

    @Test
    void poll_serverThatTheHostDoesNotTrust_isRefusedAndTheHostIsAskedAgain() {
        HostSecurity host = () -> {
            asked.incrementAndGet();
            return SSLContext.getDefault();
        };
        HttpTwin polled = twin(host);
        assertUnreachable(ErrorCode.TLS_FAILED, "no trusted connection", polled);
        assertUnreachable(ErrorCode.TLS_FAILED, "no trusted connection", polled);
        assertEquals(2, asked.get(), "trust may have been repaired");
    }

    @Test
    void poll_certificateForAnotherHost_isRefused() {
        twin = URI.create("https://localhost:" + secure.port() + "/twin");
        assertUnreachable(ErrorCode.TLS_FAILED, "localhost", twin(tls::context));
    }

    @Test
    void poll_redirectFromHttpsToHttp_isRefused() throws Exception {
        try (FileServer plain = new FileServer()) {
            plain.document("/twin", DOCUMENT);
            secure.redirect("/twin", plain.url("/twin").toString());
            assertUnreachable(ErrorCode.REDIRECT_REFUSED, "from https to http", twin(tls::context));
            assertEquals(0, plain.count("/twin"));
        }
    }

    private static void assertUnreachable(ErrorCode code, String expected, HttpTwin twin) {
        PollOutcome outcome = twin.poll(Validators.NONE, new Cancellation());
        PollOutcome.Unreachable gone = assertInstanceOf(PollOutcome.Unreachable.class, outcome);
        assertEquals(code, gone.code(), gone.detail());
        assertTrue(gone.detail().contains(expected), gone.detail());
    }

    private HttpTwin twin(HostSecurity host) {
        Credentials credentials = new Credentials.Bearer(Secret.of("t0ken".toCharArray()));
        SyncOptions options = new SyncOptions(
                true,
                "",
                List.of(new HttpSource(twin, Duration.ofSeconds(10), credentials)),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                1000);
        return Connection.of(options, host, new FakeModelStore(directory), executor)
                .twins()
                .get(0);
    }
}
