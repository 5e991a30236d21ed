package dev.modelwire.testkit.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class CommandLineTest {

    @TempDir
    Path directory;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(directory.resolve("m.tflite"), "0123456789");
    }

    @Test
    void start_script_isFollowedInItsOrderAndThenAllIsWell() throws Exception {
        try (HostileServer server = start("--status", "503/30,404", "--end-at", "2,5", "--do", "login-page")) {
            assertEquals("30", get(server).header("Retry-After"));
            assertEquals(404, get(server).status());
            assertEquals("01", get(server).body());
            assertEquals("01234", get(server).body());
            assertTrue(get(server).body().contains("log in"));
            assertEquals("0123456789", get(server).body());
            assertEquals("0123456789", get(server).body());
            assertTrue(said().startsWith(server.url("/m.tflite") + " serves 10 bytes"), said());
            assertTrue(said().contains("GET /m.tflite, no range: 503"), said());
        }
    }

    @Test
    void start_forever_repeatsTheLastStep() throws Exception {
        try (HostileServer server = start("--forever", "--flip-at", "0", "--length", "11")) {
            assertEquals("1123456789", get(server).body());
            assertEquals("11", get(server).header("Content-Length"));
            assertEquals("11", get(server).header("Content-Length"));
        }
    }

    @Test
    void start_tagsAndPath_areAsTold() throws Exception {
        try (HostileServer server = start("--etag", "\"x\"", "--path", "/a/b")) {
            assertEquals("\"x\"", Client.get(server, "/a/b").header("ETag"));
        }
        try (HostileServer server = start("--no-etag")) {
            assertEquals("", get(server).header("ETag"));
        }
        try (HostileServer server = start()) {
            assertTrue(get(server).header("ETag").startsWith("\""));
        }
    }

    @Test
    void start_tls_isHttps() throws Exception {
        try (HostileServer server = start("--tls", "expired")) {
            assertEquals("https", server.url("/").getScheme());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--reset-at, x, 'must be a number from 0'",
        "--reset-at, -1, 'must be a number from 0'",
        "--status, 99, 'must be a number from 100 to 599'",
        "--port, 70000, 'must be a number from 0 to 65535'",
        "--do, dance, 'is not known'",
        "--dance, 1, 'is not an option'",
        "--tls, none, 'must be valid, expired or other-host'",
        "--file, /no/such/file, 'must name a file'",
    })
    void start_badArguments_areNamed(String option, String value, String expected) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> start(option, value));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains(expected), message);
        assertTrue(message.contains("[" + value + "]") || message.contains("[" + option + "]"), message);
    }

    @Test
    void run_noArguments_saysWhatTheyAre() throws Exception {
        CommandLine.run(new String[0], new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertTrue(said().contains("--file [null] must name a file"), said());
        assertTrue(said().contains("--stall-at"), said());
    }

    private HostileServer start(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("--file", file.toString()));
        all.addAll(List.of(arguments));
        return CommandLine.start(all.toArray(String[]::new), new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private static Client.Got get(HostileServer server) throws IOException {
        return Client.get(server, "/m.tflite");
    }

    private String said() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
