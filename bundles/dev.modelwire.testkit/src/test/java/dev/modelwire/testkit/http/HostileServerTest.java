package dev.modelwire.testkit.http;

import static dev.modelwire.testkit.http.Behaviours.file;
import static dev.modelwire.testkit.http.Behaviours.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HostileServerTest {

    private static final String GET = "GET /f HTTP/1.1\r\n\r\n";
    private static final Served FILE = file(Content.of("0123456789"));

    private HostileServer server;

    @BeforeEach
    void start() throws IOException {
        server = new HostileServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void on_script_isFollowedAndItsLastStepStays() throws IOException {
        server.on("/f", status(503), status(404), FILE);
        assertEquals(503, Client.get(server, "/f").status());
        assertEquals(404, Client.get(server, "/f").status());
        assertEquals(200, Client.get(server, "/f").status());
        assertEquals(200, Client.get(server, "/f").status());
        assertEquals(404, Client.get(server, "/g").status());
    }

    @Test
    void requests_keepHeadersBodiesAndCounts() throws IOException {
        server.on("/f", FILE);
        Client.get(server, "/f?a=1", "X-One: 1", "x-one: 2");
        Client.say(server, "PUT /g HTTP/1.1\r\nContent-Length: 4\r\n\r\nbody");
        assertEquals(2, server.requests().size());
        assertEquals(1, server.requests("/f").size());
        assertEquals("/f?a=1", server.requests("/f").get(0).target());
        assertEquals(Optional.of("1, 2"), server.requests("/f").get(0).header("X-ONE"));
        assertEquals("body", server.requests("/g").get(0).body());
        assertEquals(10, server.bodyBytes());
    }

    @Test
    void but_end_truncatesInGoodOrder() throws IOException {
        server.on("/f", FILE.but(Faults.endAt(4)));
        Client.Got got = Client.get(server, "/f");
        assertEquals("10", got.header("Content-Length"));
        assertEquals("0123", got.body());
        assertFalse(got.reset());
        assertEquals(4, server.bodyBytes());
    }

    @Test
    void but_reset_breaksTheConnection() throws IOException {
        server.on("/f", FILE.but(Faults.resetAt(4)));
        Client.Got got = Client.get(server, "/f");
        assertTrue(got.reset());
        assertTrue("0123".startsWith(got.body()), got.body());
    }

    @Test
    void but_positions_areThoseInTheFile() throws IOException {
        server.on("/f", FILE.but(Faults.endAt(6)));
        assertEquals("45", Client.get(server, "/f", "Range: bytes=4-").body());
        assertEquals("", Client.get(server, "/f", "Range: bytes=6-").body());
        assertEquals("89", Client.get(server, "/f", "Range: bytes=8-").body(), "it begins behind the fault");
        server.on("/f", FILE.but(Faults.flipAt(5)));
        assertEquals("0123446789", Client.get(server, "/f").body());
        assertEquals("446789", Client.get(server, "/f", "Range: bytes=4-").body());
    }

    @Test
    void but_stall_keepsTheConnectionUntilTheServerCloses() throws IOException {
        server.on("/f", FILE.but(Faults.stallAt(2)).but(Faults.without("Content-Length")));
        try (Socket socket = Client.open(server, GET)) {
            String head = "HTTP/1.1 200 Status\r\nAccept-Ranges: bytes\r\nConnection: close\r\n\r\n";
            assertEquals(head + "01", Client.read(socket.getInputStream(), head.length() + 2));
            socket.setSoTimeout(100);
            assertThrows(IOException.class, () -> socket.getInputStream().read());
            server.close();
            socket.setSoTimeout(0);
            assertTrue(ends(socket));
        }
    }

    private static boolean ends(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void but_drip_sendsPieceByPiece() throws IOException {
        server.on("/f", FILE.but(Faults.drip(3, Duration.ofDays(1))).but(Faults.without("Content-Length")));
        try (Socket socket = Client.open(server, GET)) {
            String head = "HTTP/1.1 200 Status\r\nAccept-Ranges: bytes\r\nConnection: close\r\n\r\n";
            assertEquals(head + "012", Client.read(socket.getInputStream(), head.length() + 3));
            socket.setSoTimeout(100);
            assertThrows(IOException.class, () -> socket.getInputStream().read());
            assertEquals(3, server.bodyBytes());
        }
        server.on("/f", FILE.but(Faults.drip(3, Duration.ofMillis(1))));
        assertEquals("0123456789", Client.get(server, "/f").body());
    }

    @Test
    void but_chunked_isOneChunkPerPiece() throws IOException {
        server.on("/f", FILE.but(Faults.chunked()).but(Faults.drip(8, Duration.ZERO)));
        Client.Got got = Client.get(server, "/f");
        assertEquals("", got.header("Content-Length"));
        assertEquals("8\r\n01234567\r\n2\r\n89\r\n0\r\n\r\n", got.body());
        assertEquals(10, server.bodyBytes());
    }

    @Test
    void but_headers_areAsUntrueAsTheyAreTold() throws IOException {
        server.on(
                "/f",
                FILE.but(Faults.length(3_221_225_472L))
                        .but(Faults.header("Content-Range", "bytes 7-8/9"))
                        .but(Faults.as(206)));
        Client.Got got = Client.get(server, "/f");
        assertEquals(206, got.status());
        assertEquals("3221225472", got.header("Content-Length"));
        assertEquals("bytes 7-8/9", got.header("Content-Range"));
    }

    @Test
    void ranges_canBeIgnoredOrShifted() throws IOException {
        Served named = FILE.etag("\"b\"");
        server.on("/f", Behaviours.ignoringRange(named));
        assertEquals(200, Client.get(server, "/f", "Range: bytes=4-").status());
        server.on("/f", Behaviours.shiftedRange(named, -1));
        assertEquals("3456789", Client.get(server, "/f", "Range: bytes=4-").body());
        server.on("/f", Behaviours.ignoringIfRange(named));
        assertEquals(
                206,
                Client.get(server, "/f", "Range: bytes=4-", "If-Range: \"a\"").status());
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304, 401, 429, 503})
    void status_hasNoBody(int status) throws IOException {
        server.on("/f", status(status).but(Faults.retryAfter(30)));
        Client.Got got = Client.get(server, "/f");
        assertEquals(status, got.status());
        assertEquals("", got.body());
        assertEquals("30", got.header("Retry-After"));
    }

    @Test
    void answers_thatAreNone_endOrLast() throws IOException {
        server.on("/f", Behaviours.hangUp(), Behaviours.reset(), Behaviours.raw("HTTP/1.1 2xx\nnonsense"));
        assertEquals(new Client.Got("", "", false), Client.get(server, "/f"));
        assertTrue(Client.get(server, "/f").reset());
        assertEquals("HTTP/1.1 2xx\r\nnonsense", Client.get(server, "/f").head());
        server.on("/f", Behaviours.silent());
        try (Socket socket = Client.open(server, GET)) {
            socket.setSoTimeout(100);
            assertThrows(IOException.class, () -> socket.getInputStream().read());
        }
    }

    @Test
    void endless_neverEnds() throws IOException {
        server.on("/f", Behaviours.endless(), Behaviours.endlessHead(Duration.ZERO));
        try (Socket socket = Client.open(server, GET)) {
            assertEquals(5_000_000, socket.getInputStream().readNBytes(5_000_000).length);
        }
        try (Socket socket = Client.open(server, GET)) {
            assertFalse(Client.read(socket.getInputStream(), 100_000).contains("\r\n\r\n"));
        }
    }

    @Test
    void loginPageAndRedirect_areSeenByAnOrdinaryClient() throws Exception {
        server.on("/f", Behaviours.redirect("/login")).on("/login", Behaviours.loginPage());
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpResponse<String> page =
                client.send(HttpRequest.newBuilder(server.url("/f")).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("log in"));
    }

    @Test
    void https_certificates_areTrustedOrNot(@TempDir Path directory) throws Exception {
        TestCertificate valid = TestCertificate.valid(directory);
        assertEquals("0123456789", overTls(valid, false, valid.trusting()));
        assertEquals("0123456789", overTls(valid, true, valid.context()));
        TestCertificate expired = TestCertificate.expired(directory);
        TestCertificate other = TestCertificate.ofAnotherHost(directory);
        assertThrows(SSLException.class, () -> overTls(expired, false, expired.trusting()));
        assertThrows(SSLException.class, () -> overTls(other, false, other.trusting()));
        assertThrows(SSLException.class, () -> overTls(valid, false, other.trusting()));
        assertThrows(IOException.class, () -> overTls(valid, true, valid.trusting()));
    }

    private static String overTls(TestCertificate shown, boolean client, javax.net.ssl.SSLContext trust)
            throws Exception {
        try (HostileServer secure = new HostileServer(new ServerTls(shown.context(), client))) {
            secure.on("/f", FILE);
            return HttpClient.newBuilder()
                    .sslContext(trust)
                    .build()
                    .send(HttpRequest.newBuilder(secure.url("/f")).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void close_answersNoMore() {
        server.close();
        server.close();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            // the port is free: this socket has met itself, or somebody else who took the port
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write("GET /f HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertTrue(socket.getInputStream().read() != 'H', "somebody answered with HTTP");
        } catch (IOException refused) {
            assertEquals(0, server.requests().size());
        }
        assertEquals(0, server.requests().size());
    }
}
