package dev.modelwire.sync.internal.transfer;

import static dev.modelwire.testkit.http.Behaviours.file;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.HttpProxy;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A proxy as an option. */
@Timeout(60)
class ProxyTest {

    private static final String DOCUMENT = "{\"modelwire\":1,\"revision\":3,\"models\":[]}";
    private static final Credentials NOBODY = new Credentials.None();
    private static final Credentials SOMEBODY = new Credentials.Basic("me", Secret.of("pw".toCharArray()));
    private static final String LOGIN = "Proxy-Authorization: Basic bWU6cHc=\r\n";

    @TempDir
    static Path directory;

    private final ExecutorService executor = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    private PollOutcome poll(URI url, HostSecurity host, HttpProxy through) {
        SyncOptions options = new SyncOptions(
                true,
                "",
                List.of(),
                List.of(new HttpSource(url, Duration.ofSeconds(10), NOBODY)),
                TransferOptions.of(Duration.ofSeconds(5), Duration.ofSeconds(5), 1000)
                        .withProxy(through));
        return Connection.of(options, host, new FakeModelStore(directory), executor, () -> 0, new NoFollowFiles())
                .twins()
                .get(0)
                .poll(Validators.NONE, new Cancellation());
    }

    @Test
    void poll_plainHttp_goesThroughTheProxyWithItsCredentialsWhichTheServerDoesNotSee() throws Exception {
        try (TestProxy proxy = new TestProxy(LOGIN);
                HostileServer server = new HostileServer()) {
            server.on("/twin", file(Content.of(DOCUMENT)));

            PollOutcome outcome =
                    poll(server.url("/twin"), new NoTrust(), new HttpProxy("127.0.0.1", proxy.port(), SOMEBODY));

            assertInstanceOf(PollOutcome.Document.class, outcome, outcome::toString);
            assertTrue(proxy.heads.get(0).startsWith("GET " + server.url("/twin") + " HTTP/1.1\r\n"));
        }
    }

    @Test
    void poll_https_isTunnelledAndTheServerSeesNoProxyHeader() throws Exception {
        TestCertificate tls = TestCertificate.valid(directory);
        try (TestProxy proxy = new TestProxy("");
                HostileServer server = new HostileServer(new ServerTls(tls.context(), false))) {
            server.on("/twin", file(Content.of(DOCUMENT)));

            PollOutcome outcome =
                    poll(server.url("/twin"), tls::trusting, new HttpProxy("127.0.0.1", proxy.port(), SOMEBODY));

            assertInstanceOf(PollOutcome.Document.class, outcome, outcome::toString);
            assertTrue(proxy.heads.get(0).startsWith("CONNECT "), proxy.heads::toString);
            assertFalse(
                    proxy.heads.get(0).contains("Proxy-Authorization"),
                    "the JVM sends no password in the clear to open a tunnel, unless it is told to");
            assertEquals(
                    "none",
                    server.requests().get(0).header("Proxy-Authorization").orElse("none"));
        }
    }

    @Test
    void poll_proxyThatWantsToKnowWho_isReportedWithTheStatus() throws Exception {
        try (TestProxy proxy = new TestProxy(LOGIN);
                HostileServer server = new HostileServer()) {
            PollOutcome outcome =
                    poll(server.url("/twin"), new NoTrust(), new HttpProxy("127.0.0.1", proxy.port(), NOBODY));

            PollOutcome.Unreachable gone = assertInstanceOf(PollOutcome.Unreachable.class, outcome);
            assertEquals(ErrorCode.HTTP_STATUS, gone.code());
            assertTrue(gone.detail().contains("status [407]"), gone.detail());
            assertEquals(0, server.requests().size());
        }
    }

    @Test
    void poll_proxyThatIsNotThere_isUnreachable() throws Exception {
        try (HostileServer server = new HostileServer()) {
            server.on("/twin", file(Content.of(DOCUMENT)));

            PollOutcome outcome = poll(server.url("/twin"), new NoTrust(), new HttpProxy("127.0.0.1", 1, NOBODY));

            assertEquals(
                    ErrorCode.SOURCE_UNREACHABLE,
                    assertInstanceOf(PollOutcome.Unreachable.class, outcome).code());
            assertEquals(0, server.requests().size(), "nothing goes past the proxy");
        }
    }
}
