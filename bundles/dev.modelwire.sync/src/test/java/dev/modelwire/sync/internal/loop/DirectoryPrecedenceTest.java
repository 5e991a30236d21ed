package dev.modelwire.sync.internal.loop;

import static dev.modelwire.sync.internal.loop.Gateway.at;
import static dev.modelwire.sync.internal.loop.Gateway.state;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.SyncOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configuration over directory over HTTP, and none of them waits for another. */
class DirectoryPrecedenceTest {

    @TempDir
    Path blobs;

    @TempDir
    Path media;

    private Stick stick;
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        stick = new Stick(media);
        gateway = new Gateway(blobs);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private void configure(SyncOptions options) {
        gateway.loop.configure(options);
        gateway.threads.settle();
    }

    private void pass(int seconds) {
        gateway.threads.pass(Duration.ofSeconds(seconds));
    }

    private String source(String id, String key) {
        return at(gateway.source(id), key);
    }

    private String ruler() {
        return at(gateway.reported(), "source");
    }

    @Test
    void reported_sources_areInTheOrderOfPrecedence() {
        assertEquals(
                List.of("configuration", "request", "cloud", "directory", "http"),
                StreamSupport.stream(
                                gateway.reported().getAsJsonArray("sources").spliterator(), false)
                        .map(source -> at(source.getAsJsonObject(), "id"))
                        .toList());
        assertEquals("off", source("directory", "state"));
    }

    @Test
    void stickBesideHttp_rulesOnceItSpoke() throws IOException {
        configure(stick.options(gateway, "", true));
        gateway.publish(state(9, gateway.model("pump", "9", "model nine")));
        assertEquals("http", ruler());
        assertEquals("9", gateway.running("pump"));

        stick.document(state(1, stick.model("pump", "1", "model one")));
        pass(11);
        assertEquals("directory", ruler());
        assertEquals("1", gateway.running("pump"));
        assertEquals("off", source("http", "state"));
        assertEquals("the document of source directory takes precedence", source("http", "detail"));

        long polls = gateway.server.count(Gateway.TWIN);
        stick.pull();
        pass(60);
        assertEquals("directory", ruler(), "a pulled stick changes nothing");
        assertEquals(polls, gateway.server.count(Gateway.TWIN));
    }

    @Test
    void directoryTakenOutOfTheOptions_httpRulesAgain() throws IOException {
        stick.document(state(1, stick.model("pump", "1", "model one")));
        configure(stick.options(gateway, "", true));
        gateway.server.document(Gateway.TWIN, state(9, gateway.model("pump", "9", "model nine")));

        gateway.configure("", true);

        assertEquals("http", ruler());
        assertEquals("9", gateway.running("pump"));
        assertEquals("off", source("directory", "state"));
        assertEquals("not configured", source("directory", "detail"));
    }

    @Test
    void documentInTheConfiguration_rulesOverTheStickWhichIsNotLookedAt() throws IOException {
        stick.document(state(1, stick.model("pump", "1", "model one")));
        AtomicInteger looks = new AtomicInteger();
        var files = gateway.files;
        gateway.files = (from, names) -> {
            looks.incrementAndGet();
            return files.open(from, names);
        };
        configure(stick.options(gateway, state(1, gateway.model("pump", "5", "model five")), true));
        pass(120);
        assertEquals("configuration", ruler());
        assertEquals("5", gateway.running("pump"));
        assertEquals("the document of source configuration takes precedence", source("directory", "detail"));
        assertEquals(0, looks.get());

        configure(stick.options(gateway, "", true));
        assertEquals("directory", ruler());
        assertEquals("1", gateway.running("pump"));
    }

    @Test
    void relativeUrlFromOtherSources_isRefused() throws IOException {
        stick.document("{}");
        String relative = state(1, stick.model("pump", "1", "model one"));
        configure(stick.options(gateway, relative, true));
        assertEquals("URL_SCHEME_REFUSED", source("configuration", "code"));

        configure(stick.options(gateway, "", true));
        gateway.publish(relative);
        assertEquals("URL_SCHEME_REFUSED", source("http", "code"));
        assertEquals("ok", source("directory", "state"), "a document that says nothing leaves the others in force");
        assertEquals("", gateway.running("pump"));
    }

    @Test
    void filesOnServersInTheDocumentOfAStick_areFetched() throws IOException {
        stick.document(state(1, gateway.model("fan", "1", "model fan"), stick.model("pump", "1", "model one")));
        configure(stick.options(gateway, "", false));

        assertEquals("1", gateway.running("fan"));
        assertEquals("1", gateway.running("pump"));
    }

    @Test
    void lookThatHangs_isToldAndTheOthersGoOn() throws IOException {
        gateway.threads.hold(Lane.LOOK);
        configure(stick.options(gateway, "", true));
        gateway.publish(state(9, gateway.model("pump", "9", "model nine")));
        assertEquals("9", gateway.running("pump"));
        assertEquals("not looked at yet", source("directory", "detail"));

        pass(30);
        assertEquals("offline", source("directory", "state"));
        assertEquals("SOURCE_UNREACHABLE", source("directory", "code"));
        assertTrue(source("directory", "detail").contains("has not answered for 30 s"));
        gateway.publish(state(10, gateway.model("pump", "10", "model ten")));
        assertEquals("10", gateway.running("pump"));

        stick.document(state(1, stick.model("pump", "1", "model one")));
        gateway.threads.release();
        assertEquals("directory", ruler(), "it goes on when the share is back");
        assertEquals("1", gateway.running("pump"));
    }

    @Test
    void copyThatHangs_doesNotHinderDownloadsNorANewerState() throws IOException {
        stick.document(state(1, stick.model("pump", "1", "model one"), gateway.model("fan", "1", "model fan")));
        gateway.threads.hold(Lane.COPY);
        configure(stick.options(gateway, "", true));
        assertEquals("1", gateway.running("fan"));
        assertEquals("DOWNLOADING", at(gateway.model("pump"), "phase"));

        configure(stick.options(gateway, state(1, gateway.model("pump", "2", "model two")), true));
        assertEquals("2", gateway.running("pump"));

        gateway.threads.release();
        assertFalse(gateway.stores("model one"), "what is no longer wanted is not copied");
    }

    @Test
    void sameFileFromAServerAndFromTheStick_isTakenOnce() throws IOException {
        String beside = stick.model("pump", "1", "model one");
        stick.document(state(1, beside, gateway.model("zed", "1", "model one")));
        gateway.threads.hold(Lane.COPY);
        configure(stick.options(gateway, "", false));
        assertEquals(0, gateway.server.count("/zed-1"));

        gateway.threads.release();
        assertEquals("1", gateway.running("zed"));
        assertEquals("1", gateway.running("pump"));
        assertEquals(0, gateway.server.count("/zed-1"));
    }

    @Test
    void disabled_stickIsNotLookedAt() throws IOException {
        SyncOptions on = stick.options(gateway, "", false);
        stick.document(state(1, stick.model("pump", "1", "model one")));
        configure(new SyncOptions(false, "", on.directories(), List.of(), on.transfer()));
        pass(60);

        assertEquals("", gateway.running("pump"));
        assertEquals("synchronisation is switched off", source("directory", "detail"));
        assertTrue(Files.exists(stick.path));
    }
}
