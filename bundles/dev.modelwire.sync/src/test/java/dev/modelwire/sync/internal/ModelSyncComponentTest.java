package dev.modelwire.sync.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.DirectorySource;
import dev.modelwire.api.desired.HttpSource;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.desired.TransferOptions;
import dev.modelwire.api.transport.Credentials;
import dev.modelwire.sync.internal.loop.FakeActivator;
import dev.modelwire.sync.internal.loop.OwnThreads;
import dev.modelwire.sync.internal.loop.SyncLoop;
import dev.modelwire.sync.internal.loop.Time;
import dev.modelwire.sync.internal.transfer.FileServer;
import dev.modelwire.sync.internal.transfer.NoTrust;
import dev.modelwire.testkit.http.HostileServer;
import dev.modelwire.testkit.store.Bytes;
import dev.modelwire.testkit.store.FakeModelStore;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service on its own threads and the real time. */
@Timeout(60)
class ModelSyncComponentTest {

    private static final String SHA_OF_MODEL = "9372c470eeadd5ecd9c3c74c2b3cb633f8e2f2fad799250a0f70d652b6b825e4";

    @TempDir
    Path directory;

    private FileServer server;
    private FakeModelStore store;
    private FakeActivator activator;
    private ModelSyncComponent service;

    @BeforeEach
    void start() throws IOException {
        server = new FileServer();
        store = new FakeModelStore(directory);
        activator = new FakeActivator(store);
        service = new ModelSyncComponent(store, activator, new NoTrust(), () -> "");
    }

    @AfterEach
    void stop() {
        service.stop();
        server.close();
    }

    @Test
    void configure_polledDocument_endsActive() {
        server.file("/m", "model".getBytes(StandardCharsets.UTF_8));
        server.document("/twin", desired(server.url("/m"), 5));
        service.configure(options());
        await(() -> service.reported().contains("\"phase\":\"ACTIVE\""));
        assertEquals(desired(server.url("/m"), 5), service.desired());
        server.document("/twin", "{\"modelwire\":1,\"revision\":2,\"models\":[]}");
        service.sync();
        await(() -> service.reported().contains("\"phase\":\"INACTIVE\""));
    }

    @Test
    void stop_whileADownloadHangs_endsAndLeavesNothing() throws Exception {
        CountDownLatch downloading = new CountDownLatch(1);
        try (HostileServer hanging = new HostileServer()) {
            hanging.on("/m", request -> wire -> {
                wire.say("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nmo");
                downloading.countDown();
                wire.stall();
            });
            server.document("/twin", desired(hanging.url("/m"), 5));
            service.configure(options());
            assertTrue(downloading.await(30, TimeUnit.SECONDS));
            service.stop();
            await(() -> ownThreads() == 0);
        }
        try (var files = Files.list(directory)) {
            assertEquals(0, files.count());
        }
        assertEquals(0, activator.listeners());
        assertFalse(service.reported().contains("TRANSFER_TIMEOUT"));
    }

    @Test
    void directoryHangs_theOthersGoOnAndStoppingDoesNotWait() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        service.stop();
        service = new ModelSyncComponent(new SyncLoop.Parts(
                store,
                activator,
                new NoTrust(),
                new OwnThreads(),
                new Time(Clock.systemUTC(), System::nanoTime),
                new SecureRandom(),
                (from, names) -> {
                    awaitInterrupt(hanging);
                    throw new IOException("it hung");
                }));
        server.file("/m", "model".getBytes(StandardCharsets.UTF_8));
        server.document("/twin", desired(server.url("/m"), 5));
        SyncOptions http = options();
        service.configure(new SyncOptions(
                true,
                "",
                List.of(new DirectorySource(directory.resolve("usb"), Duration.ofSeconds(1))),
                http.http(),
                http.transfer()));

        await(() -> service.reported().contains("\"phase\":\"ACTIVE\""));
        assertTrue(hanging.await(30, TimeUnit.SECONDS));
        assertTrue(service.reported().contains("not looked at yet"), service.reported());
        service.stop();
        await(() -> ownThreads() == 0);
    }

    @Test
    void configure_twoFilesOfWhichEachWaitsForTheOther_areFetchedAtTheSameTime() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        try (HostileServer server = new HostileServer()) {
            for (String path : List.of("/a", "/b")) {
                server.on(path, request -> wire -> {
                    both.countDown();
                    awaitOpen(both);
                    wire.say("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nmodel" + path);
                });
            }
            String models = member("a", server.url("/a"), sha("model/a"), 7) + ","
                    + member("b", server.url("/b"), sha("model/b"), 7);
            this.server.document("/twin", "{\"modelwire\":1,\"revision\":1,\"models\":[" + models + "]}");
            service.configure(options());
            await(() -> activator.running().size() == 2);
        }
    }

    private static void awaitOpen(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String sha(String content) {
        return Bytes.sha256(content.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static void awaitInterrupt(CountDownLatch begun) {
        begun.countDown();
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.park();
        }
    }

    @Test
    void stop_afterWork_leavesNoThread() {
        server.file("/m", "model".getBytes(StandardCharsets.UTF_8));
        server.document("/twin", desired(server.url("/m"), 5));
        service.configure(options());
        await(() -> service.reported().contains("\"phase\":\"ACTIVE\""));
        service.stop();
        await(() -> ownThreads() == 0);
        service.sync();
        assertTrue(service.reported().contains("\"phase\":\"ACTIVE\""), "its last words stay");
    }

    private static long ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("modelwire-sync"))
                .filter(Thread::isAlive)
                .count();
    }

    private static void await(BooleanSupplier state) {
        while (!state.getAsBoolean()) {
            assertFalse(Thread.interrupted(), "the state did not come in time");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private SyncOptions options() {
        return new SyncOptions(
                true,
                "",
                List.of(),
                List.of(new HttpSource(server.url("/twin"), Duration.ofSeconds(1), new Credentials.None())),
                TransferOptions.of(Duration.ofSeconds(30), Duration.ofMinutes(10), 1000));
    }

    private static String desired(URI url, long size) {
        return "{\"modelwire\":1,\"revision\":1,\"models\":[" + member("m", url, SHA_OF_MODEL, size) + "]}";
    }

    private static String member(String name, URI url, String sha256, long size) {
        return "{\"name\":\"" + name + "\",\"version\":\"1\",\"artifacts\":[{\"role\":\"model\",\"url\":\"" + url
                + "\",\"sha256\":\"" + sha256 + "\",\"size\":" + size + "}]}";
    }
}
