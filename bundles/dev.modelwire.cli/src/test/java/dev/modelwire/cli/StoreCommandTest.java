package dev.modelwire.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The store's commands on a directory, as an operator types them. */
class StoreCommandTest {

    @TempDir
    Path directory;

    private Path stick;
    private Path store;
    private String hex;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void aStick() throws Exception {
        store = directory.resolve("store");
        stick = directory.resolve("stick");
        byte[] model = "the bytes of a model".repeat(1000).getBytes(StandardCharsets.UTF_8);
        hex = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(model));
        Files.createDirectories(stick.resolve("artifacts"));
        Files.write(stick.resolve("artifacts").resolve(hex), model);
        Files.writeString(
                stick.resolve("desired.json"),
                "{\"modelwire\":1,\"revision\":3,\"models\":[{\"name\":\"pump\",\"version\":\"7\",\"fileName\":"
                        + "\"pump.tflite\",\"artifacts\":[{\"role\":\"model\",\"url\":\"artifacts/" + hex
                        + "\",\"sha256\":\"" + hex + "\",\"size\":" + model.length + "}]}]}");
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        CommandLine commands = Modelctl.commands();
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        return commands.execute(arguments);
    }

    private int store(String command, Object... arguments) {
        return run(Stream.concat(
                        Stream.of("store", command, "--store", store.toString()),
                        Stream.of(arguments).map(Object::toString))
                .toArray(String[]::new));
    }

    @Test
    void importThenList_theVersionIsShownWithItsPart() {
        assertEquals(0, store("import", stick), err::toString);
        assertEquals("pump@7 is the active version", out.toString().strip());
        assertEquals(0, store("ls"));
        assertTrue(
                out.toString()
                        .lines()
                        .anyMatch(line -> line.matches("pump +7 +ACTIVE +20,000 +" + hex.substring(0, 12))),
                out::toString);
        assertTrue(out.toString().contains("1 models, 1 files, 20,000 bytes"), out::toString);
    }

    @Test
    void verify_damagedFile_status1AndItsName() throws IOException {
        store("import", stick);
        assertEquals(0, store("verify"));
        assertTrue(out.toString().contains("all [20000] bytes are as stored"), out::toString);
        Path blob = store.resolve("blobs/sha256").resolve(hex.substring(0, 2)).resolve(hex);
        assertTrue(blob.toFile().setWritable(true));
        Files.write(blob, new byte[20_000]);
        assertEquals(1, store("verify"));
        assertTrue(out.toString().contains(hex), out::toString);
    }

    @Test
    void export_withUrlBase_isWhatAServerGivesOut() throws IOException {
        store("import", stick);
        Path served = directory.resolve("served");
        assertEquals(0, store("export", served, "pump", "--url-base", "https://models.example"));
        assertEquals("exported pump@7", out.toString().strip());
        String url = JsonParser.parseString(Files.readString(served.resolve("desired.json")))
                .getAsJsonObject()
                .getAsJsonArray("models")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("artifacts")
                .get(0)
                .getAsJsonObject()
                .get("url")
                .getAsString();
        assertEquals("https://models.example/artifacts/" + hex, url);
    }

    @Test
    void gc_nothingToRemove_saysSo() {
        store("import", stick);
        assertEquals(0, store("gc"));
        assertEquals("removed 0 bytes that nobody needs", out.toString().strip());
    }

    @Test
    void anyCommand_noStore_status1AndWhatToGive() {
        assertEquals(1, store("ls"));
        assertTrue(err.toString().contains("is no model store"), err::toString);
        assertEquals(1, store("import", directory.resolve("nothing")));
        assertEquals(2, run("store", "import", stick.toString()), "without --store");
    }

    @Test
    void progress_onATerminal_drawsABarThatEndsFull() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Progress progress = new Progress(new PrintStream(bytes, true, StandardCharsets.UTF_8), true, "verifying", 200);
        progress.more(100);
        progress.more(100);
        progress.end();
        String drawn = bytes.toString(StandardCharsets.UTF_8);
        assertTrue(drawn.contains("\rverifying [####################                    ]  50 %"), drawn);
        assertTrue(drawn.contains("] 100 %"), drawn);
        ByteArrayOutputStream nothing = new ByteArrayOutputStream();
        Progress hidden = new Progress(new PrintStream(nothing, true, StandardCharsets.UTF_8), false, "x", 1);
        hidden.more(1);
        hidden.end();
        assertFalse(nothing.size() > 0);
    }
}
