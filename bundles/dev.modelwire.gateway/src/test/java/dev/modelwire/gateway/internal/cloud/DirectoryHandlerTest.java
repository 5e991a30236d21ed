package dev.modelwire.gateway.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryHandlerTest {

    @TempDir
    Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;
    private Path root;

    @BeforeEach
    void serve() throws IOException {
        root = Files.createDirectory(directory.resolve("site"));
        Files.writeString(directory.resolve("secret.txt"), "secret");
        Files.writeString(root.resolve("model.bin"), "0123456789");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", new DirectoryHandler(root));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        var request = HttpRequest.newBuilder(uri);
        return client.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    private String tag() throws IOException, InterruptedException {
        return get("/model.bin").headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void get_sameTag_isNotModified() throws Exception {
        assertEquals(304, get("/model.bin", "If-None-Match", tag()).statusCode());
        assertEquals(200, get("/model.bin", "If-None-Match", "\"other\"").statusCode());
    }

    @Test
    void get_changedContentOfSameSize_hasAnotherTag() throws Exception {
        var before = tag();
        Files.writeString(root.resolve("model.bin"), "9876543210");

        assertNotEquals(before, tag());
    }

    @Test
    void get_range_isPartial() throws Exception {
        var response = get("/model.bin", "Range", "bytes=4-", "If-Range", tag());

        assertEquals(206, response.statusCode());
        assertEquals("456789", response.body());
        assertEquals(
                "bytes 4-9/10", response.headers().firstValue("Content-Range").orElseThrow());
    }

    @Test
    void get_rangeOfAnOlderFile_isWhole() throws Exception {
        var response = get("/model.bin", "Range", "bytes=4-", "If-Range", "\"older\"");

        assertEquals(200, response.statusCode());
        assertEquals("0123456789", response.body());
    }

    @Test
    void get_rangeBehindTheEnd_isRefused() throws Exception {
        assertEquals(416, get("/model.bin", "Range", "bytes=10-").statusCode());
    }

    @Test
    void get_outsideTheDirectory_isNotFound() throws Exception {
        assertEquals(404, get("/..%2Fsecret.txt").statusCode());
        Files.createSymbolicLink(root.resolve("link"), directory.resolve("secret.txt"));
        assertEquals(404, get("/link").statusCode());
        assertEquals(404, get("/").statusCode());
    }
}
