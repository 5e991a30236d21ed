package dev.modelwire.sync.internal.transfer;

import static dev.modelwire.sync.internal.transfer.Fetcher.CONTENT;
import static dev.modelwire.sync.internal.transfer.Fetcher.FILE;
import static dev.modelwire.testkit.http.Behaviours.redirect;
import static dev.modelwire.testkit.http.Behaviours.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.modelwire.api.desired.HttpSource;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.desired.TransferOptions;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.transport.Credentials;
import dev.modelwire.api.transport.Secret;
import dev.modelwire.sync.internal.directory.NoFollowFiles;
import dev.modelwire.testkit.http.HostileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RedirectTest {

    @TempDir
    Path directory;

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private Fetcher fetcher;

    @BeforeEach
    void start() throws IOException {
        fetcher = new Fetcher(directory);
    }

    @AfterEach
    void stop() {
        fetcher.close();
        executor.shutdownNow();
    }

    @Test
    void fetch_redirectOnTheSameHost_S24_isFollowed() {
        fetcher.server.on("/1", redirect("/2")).on("/2", redirect(fetcher.url().toString()));
        fetcher.on(FILE);
        URI first = fetcher.server.url("/1");
        assertInstanceOf(TransferOutcome.Fetched.class, fetcher.fetch(Fetcher.artifact(first, CONTENT.length)));
    }

    @Test
    void fetch_redirectLoop_S24_isCutAfterFive() {
        fetcher.on(redirect("/m")).assertRefused(ErrorCode.REDIRECT_REFUSED, "more than 5 times");
        assertEquals(6, fetcher.count());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "FILE:/etc/passwd",
                "ftp://h/x",
                "jar:file:/x!/y",
                "http://me:S3CRET@127.0.0.1/x",
                "http://",
                "::"
            })
    void fetch_redirectToAnythingElse_S24_isRefused(String location) {
        fetcher.on(redirect(location)).assertRefused(ErrorCode.REDIRECT_REFUSED, "/m] redirects to");
    }

    @Test
    void fetch_redirectWithNoLocation_S24_isRefused() {
        fetcher.on(status(302)).assertRefused(ErrorCode.REDIRECT_REFUSED, "no Location");
    }

    @Test
    void fetch_redirectToASignedUrlThatFails_S24_doesNotShowItsQuery() {
        fetcher.on(redirect("/gone?sig=S3CRET")).assertRefused(ErrorCode.HTTP_STATUS, "/gone] answered");
        fetcher.on(redirect("http://127.0.0.1:1/gone?sig=S3CRET")).assertRefused(ErrorCode.TRANSFER_FAILED, "/gone]");
    }

    @Test
    void fetch_redirectToAnotherHost_S24_sendsNoCredentials() throws IOException {
        try (HostileServer other = new HostileServer()) {
            other.on("/m", FILE);
            fetcher.server.on("/twin", status(404));
            fetcher.on(redirect(other.url("/m").toString()));
            assertInstanceOf(
                    TransferOutcome.Fetched.class,
                    withCredentials().fetch(fetcher.artifact(), new AtomicLong(), new Cancellation()));
            assertEquals("Bearer t0ken", fetcher.asked(0, "Authorization"));
            assertEquals("none", other.requests().get(0).header("Authorization").orElse("none"));
        }
    }

    /** The name is the server's for whoever connects to it, and where it claims to be for whoever looks it up. */
    private void pretend(String address) {
        fetcher.names(host -> host.equals("127.0.0.1")
                ? new InetAddress[] {InetAddress.getByName(address)}
                : InetAddress.getAllByName(host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "http://[fe80::1]/",
                "http://[::ffff:169.254.169.254]/",
                "http://[64:ff9b::a9fe:a9fe]/",
                "http://localhost/",
                "http://127.1.2.3/",
                "http://[::1]/",
                "http://0.0.0.0/",
                "http://224.0.0.1/",
                "http://10.1.2.3/",
                "http://192.168.0.1/",
                "http://[fd00::1]/"
            })
    void fetch_redirectFromTheInternetToTheInside_S24_isRefused(String location) {
        pretend("93.184.216.34");
        fetcher.on(redirect(location)).assertRefused(ErrorCode.REDIRECT_REFUSED, "/m] redirects to [http://");
        assertEquals(1, fetcher.count());
    }

    @Test
    void fetch_redirectFromTheSiteToTheMetadataOfACloud_S24_saysWhy() {
        pretend("10.0.0.5");
        fetcher.on(redirect("http://169.254.169.254/latest?sig=S3CRET"))
                .assertRefused(
                        ErrorCode.REDIRECT_REFUSED,
                        "/m] redirects to [http://169.254.169.254/latest], an address of kind [LINK_LOCAL]: a server may"
                                + " not send us to what is nearer to this gateway than it is itself");
    }

    @Test
    void fetch_redirectFromThisMachineToItself_S24_isFollowed() {
        fetcher.server.on("/1", redirect(fetcher.url().toString().replace("127.0.0.1", "localhost")));
        fetcher.on(FILE);
        URI first = fetcher.server.url("/1");
        assertInstanceOf(TransferOutcome.Fetched.class, fetcher.fetch(Fetcher.artifact(first, CONTENT.length)));
    }

    private Transfer withCredentials() {
        Credentials credentials = new Credentials.Bearer(Secret.of("t0ken".toCharArray()));
        HttpSource source = new HttpSource(fetcher.server.url("/twin"), Duration.ofSeconds(10), credentials);
        SyncOptions options = new SyncOptions(
                true,
                "",
                List.of(),
                List.of(source),
                TransferOptions.of(Duration.ofSeconds(5), Duration.ofSeconds(5), 10_000_000));
        return Connection.of(options, new NoTrust(), fetcher.store, executor, () -> 0, new NoFollowFiles())
                .transfer();
    }
}
