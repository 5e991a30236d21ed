package dev.modelwire.sync.internal.transfer;

import static dev.modelwire.testkit.http.Behaviours.file;
import static dev.modelwire.testkit.http.Behaviours.redirect;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.HttpSource;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.desired.TransferOptions;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.transport.Credentials;
import dev.modelwire.api.transport.HostSecurity;
import dev.modelwire.api.transport.Secret;
import dev.modelwire.sync.internal.directory.NoFollowFiles;
import dev.modelwire.testkit.http.Content;
import dev.modelwire.testkit.http.HostileServer;
import dev.modelwire.testkit.http.ServerTls;
import dev.modelwire.testkit.http.TestCertificate;
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

    private static TestCertificate tls;

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final AtomicInteger asked = new AtomicInteger();
    private HostileServer secure;
    private URI twin;

    @BeforeAll
    static void makeCertificate() throws Exception {
        tls = TestCertificate.valid(directory);
    }

    @BeforeEach
    void start() throws Exception {
        secure = new HostileServer(new ServerTls(tls.context(), false));
        secure.on("/twin", file(Content.of(DOCUMENT)));
        twin = secure.url("/twin");
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
            return tls.trusting();
        };
        HttpTwin polled = twin(host);
        assertInstanceOf(PollOutcome.Document.class, polled.poll(Validators.NONE, new Cancellation()));
        assertInstanceOf(PollOutcome.Document.class, polled.poll(Validators.NONE, new Cancellation()));
        assertEquals(1, asked.get(), "one client serves them all");
    }

    @Test
    void poll_serverThatTheHostDoesNotTrust_S25_isRefusedAndTheHostIsAskedAgain() {
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
    void poll_certificateForAnotherHost_S25_isRefused() throws Exception {
        TestCertificate other = TestCertificate.ofAnotherHost(directory);
        assertRefusedBy(new ServerTls(other.context(), false), other::trusting);
    }

    @Test
    void poll_certificateThatIsExpired_S25_isRefused() throws Exception {
        TestCertificate expired = TestCertificate.expired(directory);
        assertRefusedBy(new ServerTls(expired.context(), false), expired::trusting);
    }

    @Test
    void poll_serverThatWantsACertificate_S25_getsTheHosts() throws Exception {
        ServerTls mutual = new ServerTls(tls.context(), true);
        try (HostileServer server = new HostileServer(mutual)) {
            server.on("/twin", file(Content.of(DOCUMENT)));
            twin = server.url("/twin");
            assertUnreachable(ErrorCode.TLS_FAILED, "no trusted connection", twin(tls::trusting));
            PollOutcome read = twin(tls::context).poll(Validators.NONE, new Cancellation());
            assertInstanceOf(PollOutcome.Document.class, read);
        }
    }

    private void assertRefusedBy(ServerTls wrong, HostSecurity host) throws Exception {
        try (HostileServer server = new HostileServer(wrong)) {
            server.on("/twin", file(Content.of(DOCUMENT)));
            twin = server.url("/twin");
            assertUnreachable(ErrorCode.TLS_FAILED, "no trusted connection", twin(host));
            assertEquals(0, server.requests().size());
        }
    }

    @Test
    void poll_redirectFromHttpsToHttp_S24_isRefused() throws Exception {
        try (HostileServer plain = new HostileServer()) {
            plain.on("/twin", file(Content.of(DOCUMENT)));
            secure.on("/twin", redirect(plain.url("/twin").toString()));
            assertUnreachable(ErrorCode.REDIRECT_REFUSED, "from https to http", twin(tls::trusting));
            assertEquals(0, plain.requests().size());
        }
    }

    @Test
    void poll_redirectFromHttpToHttps_S24_isFollowed() throws Exception {
        try (HostileServer plain = new HostileServer()) {
            plain.on("/twin", redirect(secure.url("/twin").toString()));
            twin = plain.url("/twin");
            assertInstanceOf(PollOutcome.Document.class, twin(tls::trusting).poll(Validators.NONE, new Cancellation()));
            assertEquals(
                    "none",
                    secure.requests().get(0).header("Authorization").orElse("none"),
                    "another scheme is another place");
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
                List.of(),
                List.of(new HttpSource(twin, Duration.ofSeconds(10), credentials)),
                TransferOptions.of(Duration.ofSeconds(5), Duration.ofSeconds(5), 1000));
        return Connection.of(options, host, new FakeModelStore(directory), executor, () -> 0, new NoFollowFiles())
                .twins()
                .get(0);
    }
}
