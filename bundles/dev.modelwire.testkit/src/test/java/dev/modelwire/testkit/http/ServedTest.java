package dev.modelwire.testkit.http;

import static dev.modelwire.testkit.http.Behaviours.file;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class ServedTest {

    private static final String TIME = "Sun, 22 Nov 2026 10:00:00 GMT";

    private HostileServer server;

    @BeforeEach
    void start() throws IOException {
        server = new HostileServer();
        server.on("/f", file(Content.of("0123456789")).etag("\"a\"").lastModified(TIME));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void get_wholeFile_hasLengthTagAndTime() throws IOException {
        Client.Got got = Client.get(server, "/f?query=1");
        assertEquals(200, got.status());
        assertEquals("0123456789", got.body());
        assertEquals("10", got.header("Content-Length"));
        assertEquals("\"a\"", got.header("ETag"));
        assertEquals(TIME, got.header("Last-Modified"));
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=4-, 206, 456789, bytes 4-9/10",
        "bytes=4-5, 206, 45, bytes 4-5/10",
        "bytes=9-99, 206, 9, bytes 9-9/10",
        "bytes=0-, 206, 0123456789, bytes 0-9/10",
        "bytes=10-, 416, '', bytes */10",
        "bytes=x, 200, 0123456789, ''"
    })
    void get_range_isAnsweredAsAsked(String range, int status, String body, String contentRange) throws IOException {
        Client.Got got = Client.get(server, "/f", "Range: " + range);
        assertEquals(status, got.status());
        assertEquals(body, got.body());
        assertEquals(contentRange, got.header("Content-Range"));
    }

    @ParameterizedTest
    @CsvSource({"'\"a\"', 206", "'\"b\"', 200", TIME_MATCHES, "'Sun, 22 Nov 2026 10:00:01 GMT', 200", "W/\"a\", 200"})
    void get_ifRange_isPartialOnlyForTheSameFile(String validator, int status) throws IOException {
        assertEquals(
                status,
                Client.get(server, "/f", "Range: bytes=4-", "If-Range: " + validator)
                        .status());
    }

    private static final String TIME_MATCHES = "'" + TIME + "', 206";

    @Test
    void get_weakTag_neverMatchesIfRange() throws IOException {
        server.on("/f", file(Content.of("0123456789")).etag("W/\"a\""));
        assertEquals(
                200,
                Client.get(server, "/f", "Range: bytes=4-", "If-Range: W/\"a\"").status());
    }

    @Test
    void get_known_isNotSentAgain() throws IOException {
        assertEquals(304, Client.get(server, "/f", "If-None-Match: \"a\"").status());
        assertEquals(200, Client.get(server, "/f", "If-None-Match: \"b\"").status());
        assertEquals(304, Client.get(server, "/f", "If-Modified-Since: " + TIME).status());
        assertEquals(
                200,
                Client.get(server, "/f", "If-None-Match: \"b\"", "If-Modified-Since: " + TIME)
                        .status());
    }

    @Test
    void head_hasNoBody() throws IOException {
        Client.Got got = Client.say(server, "HEAD /f HTTP/1.1\r\n\r\n");
        assertEquals("10", got.header("Content-Length"));
        assertEquals("", got.body());
    }

    @Test
    void get_fileOnDisk_isServedInParts(@TempDir Path directory) throws IOException {
        String text = "abc".repeat(20_000);
        Path file = Files.writeString(directory.resolve("f"), text);
        server.on("/f", file(Content.of(file)));
        assertEquals(text, Client.get(server, "/f").body());
        assertEquals(
                text.substring(20_000, 50_001),
                Client.get(server, "/f", "Range: bytes=20000-50000").body());
    }

    @Test
    void generated_part_isThatPartOfTheWhole() throws IOException {
        server.on("/f", file(Content.generated(7, 100_000)));
        String whole = Client.get(server, "/f").body();
        assertEquals(100_000, whole.length());
        assertEquals(
                whole.substring(33_333),
                Client.get(server, "/f", "Range: bytes=33333-").body());
        server.on("/f", file(Content.generated(8, 100_000)));
        assertEquals(false, whole.equals(Client.get(server, "/f").body()));
    }
}
