package dev.modelwire.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.Transition;
import dev.modelwire.api.store.VersionRole;
import dev.modelwire.testkit.store.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Export, import, verification and collection by somebody who is not the gateway. */
class StoreToolTest {

    private static final byte[] ONE = Bytes.random(1, 200_000);
    private static final byte[] TWO = Bytes.random(2, 100_000);

    @TempDir
    Path directory;

    private Path first;
    private Path second;
    private Path stick;

    @BeforeEach
    void twoStores() throws Exception {
        first = directory.resolve("first");
        second = directory.resolve("second");
        stick = directory.resolve("media/stick");
        try (FileModelStore store = Stores.open(first)) {
            store.save(Stores.active(Stores.put(store, Bytes.sha256(ONE), ONE), "7")
                    .withDesiredRevision(42));
        }
    }

    private void export() throws IOException {
        new StoreExport(new StoreInspection(first), stick, "").run(List.of(), bytes -> {});
    }

    @Test
    void import_intoAnEmptyStore_theVersionIsActive() throws Exception {
        export();
        assertEquals(List.of("pump@7 is the active version"), tool(second).importFrom(stick));
        try (FileModelStore store = Stores.open(second)) {
            ModelRecord record = store.record(Stores.PUMP);
            assertEquals(
                    Bytes.sha256(ONE),
                    record.version(VersionRole.ACTIVE).orElseThrow().digest());
            assertEquals(List.of("pump.tflite"), record.fileNames());
            assertEquals(Transition.Kind.IMPORTED, record.history().get(0).kind());
            store.open(Bytes.sha256(ONE)).close();
        }
        assertEquals(List.of("pump@7 was there already"), tool(second).importFrom(stick));
        assertEquals(List.of(), new StoreInspection(second).verify(blob -> {}));
    }

    @Test
    void import_whileAnotherVersionIsActive_isKeptAndNotCollected() throws Exception {
        export();
        try (FileModelStore store = Stores.open(second)) {
            store.save(Stores.active(Stores.put(store, Bytes.sha256(TWO), TWO), "8"));
        }
        assertEquals(List.of("pump@7 is kept until it is desired"), tool(second).importFrom(stick));
        assertEquals(List.of("removed 0 bytes that nobody needs"), tool(second).collect());
        try (FileModelStore store = Stores.open(second)) {
            assertEquals(
                    Bytes.sha256(TWO),
                    store.record(Stores.PUMP)
                            .version(VersionRole.ACTIVE)
                            .orElseThrow()
                            .digest());
            store.open(Bytes.sha256(ONE)).close();
        }
    }

    @Test
    void export_namesAndSums_areWhatOthersRead() throws Exception {
        export();
        String hex = Bytes.sha256(ONE).hex();
        assertEquals(List.of("SHA256SUMS", "artifacts/" + hex, "desired.json"), Stores.tree(stick));
        assertEquals(hex + "  artifacts/" + hex + "\n", Files.readString(stick.resolve("SHA256SUMS")));
        String document = Files.readString(stick.resolve("desired.json"));
        assertTrue(document.contains("\"revision\": 42"), document);
        assertTrue(document.contains("\"url\": \"artifacts/" + hex + "\""), document);
        assertTrue(document.contains("\"fileName\": \"pump.tflite\""), document);
    }

    @Test
    void export_modelThatIsNotThere_refused() {
        IOException e = assertThrows(IOException.class, () -> new StoreExport(new StoreInspection(first), stick, "")
                .run(List.of("fan"), bytes -> {}));
        assertTrue(e.getMessage().contains("[fan]"), e.getMessage());
    }

    @Test
    void export_damagedFile_refusedAndNoDocument() throws Exception {
        damage(new StoreLayout(first).blob(Bytes.sha256(ONE)));
        IOException e = assertThrows(IOException.class, this::export);
        assertTrue(e.getMessage().contains("has become"), e.getMessage());
        assertEquals(List.of(), Stores.tree(stick));
    }

    @Test
    void import_damagedFile_refusedAndNothingLeft() throws Exception {
        export();
        damage(stick.resolve("artifacts").resolve(Bytes.sha256(ONE).hex()));
        StoreException e = assertThrows(StoreException.class, () -> tool(second).importFrom(stick));
        assertEquals(ErrorCode.DIGEST_MISMATCH, e.code());
        try (FileModelStore store = Stores.open(second)) {
            assertEquals(List.of(), store.records());
            assertEquals(0, store.collect());
        }
    }

    @Test
    void import_linkInsteadOfAFile_refused() throws Exception {
        export();
        Path file = stick.resolve("artifacts").resolve(Bytes.sha256(ONE).hex());
        Path elsewhere = Files.move(file, directory.resolve("elsewhere"));
        Files.createSymbolicLink(file, elsewhere);
        IOException e = assertThrows(IOException.class, () -> tool(second).importFrom(stick));
        assertTrue(e.getMessage().contains("no plain file"), e.getMessage());
        Files.delete(file);
        Files.move(elsewhere, file);
        Files.move(stick.resolve("desired.json"), directory.resolve("document"));
        Files.createSymbolicLink(stick.resolve("desired.json"), directory.resolve("document"));
        assertThrows(IOException.class, () -> tool(second).importFrom(stick));
    }

    @Test
    void import_documentOfAnotherShape_refusedWithItsName() throws Exception {
        export();
        for (String text : List.of("", "{}", "[]", "{\"modelwire\":2,\"revision\":1,\"models\":[]}", "x")) {
            Files.writeString(stick.resolve("desired.json"), text);
            IOException e = assertThrows(IOException.class, () -> tool(second).importFrom(stick), text);
            assertTrue(e.getMessage().contains("desired.json"), e.getMessage());
        }
    }

    @Test
    void verify_damagedAndMissing_eachIsNamed() throws Exception {
        try (FileModelStore store = Stores.open(first)) {
            ModelRecord record = store.record(Stores.PUMP);
            store.save(record.with(
                    VersionRole.PREVIOUS,
                    Stores.active(Stores.put(store, Bytes.sha256(TWO), TWO), "6")
                            .version(VersionRole.ACTIVE)
                            .orElseThrow()));
        }
        damage(new StoreLayout(first).blob(Bytes.sha256(ONE)));
        Files.delete(new StoreLayout(first).blob(Bytes.sha256(TWO)));
        List<String> wrong = new StoreInspection(first).verify(blob -> {});
        assertEquals(2, wrong.size(), wrong::toString);
        assertTrue(wrong.get(0).contains("has become"), wrong.get(0));
        assertTrue(wrong.get(1).contains("version [6]") && wrong.get(1).endsWith("is missing"), wrong.get(1));
    }

    @Test
    void inspect_directoryThatIsNoStore_refused() {
        assertThrows(IOException.class, () -> new StoreInspection(directory));
    }

    @Test
    void storeInUse_looksAtItAndAsksItsUser() throws Exception {
        try (FileModelStore store = Stores.open(first);
                Serving serving = new Serving(first, store)) {
            export();
            Stores.put(store, Bytes.sha256(TWO), TWO);
            assertEquals(List.of(), new StoreInspection(first).verify(blob -> {}));
            assertEquals(
                    List.of("removed 100000 bytes that nobody needs"),
                    tool(first).collect());
            assertEquals(List.of("pump@7 was there already"), tool(first).importFrom(stick));
            IOException e = assertThrows(IOException.class, () -> tool(first).importFrom(directory.resolve("none")));
            assertTrue(e.getMessage().contains("the gateway refused: directory ["), e.getMessage());
            assertEquals(List.of(), Stores.names(first.resolve("requests")));
            assertTrue(serving.runs());
        }
    }

    @Test
    void open_requestsAndAnswersLeft_areRemoved() throws Exception {
        Files.writeString(first.resolve("requests/1.answer"), "done");
        Files.writeString(first.resolve("requests/2.request.part"), "col");
        Stores.open(first).close();
        assertEquals(List.of(), Stores.names(first.resolve("requests")));
    }

    @Test
    void storeInUseByOneWhoDoesNotAnswer_saysSoAndLeavesNothing() throws Exception {
        try (FileModelStore store = Stores.open(first)) {
            StoreTool impatient = new StoreTool(first, Duration.ofMillis(100));
            IOException e = assertThrows(IOException.class, impatient::collect);
            assertTrue(e.getMessage().contains("has not answered"), e.getMessage());
            assertEquals(List.of(), Stores.names(first.resolve("requests")));
            assertEquals(1, store.records().size());
        }
    }

    @Test
    void serve_unknownRequest_refused() throws Exception {
        try (FileModelStore store = Stores.open(first)) {
            Files.writeString(first.resolve("requests/1.request"), "remove all");
            new StoreRequests(new DiskFileOps(), first, store, Clock.systemUTC()).serve();
            assertTrue(Files.readString(first.resolve("requests/1.answer")).startsWith("failed"));
        }
    }

    private static StoreTool tool(Path store) {
        return new StoreTool(store, Duration.ofSeconds(60));
    }

    private static void damage(Path file) throws IOException {
        assertTrue(file.toFile().setWritable(true));
        byte[] bytes = Files.readAllBytes(file);
        bytes[500] ^= 8;
        Files.write(file, bytes);
    }

    /** Serves requests until it is closed, as a gateway does. */
    private static final class Serving implements AutoCloseable {

        private final AtomicBoolean stopped = new AtomicBoolean();
        private final Thread thread;

        Serving(Path directory, FileModelStore store) {
            StoreRequests requests = new StoreRequests(new DiskFileOps(), directory, store, Clock.systemUTC());
            thread = new Thread(() -> {
                while (!stopped.get()) {
                    try {
                        requests.serve();
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                    LockSupport.parkNanos(1_000_000);
                }
            });
            thread.start();
        }

        boolean runs() {
            return thread.isAlive();
        }

        @Override
        public void close() {
            stopped.set(true);
            LockSupport.unpark(thread);
        }
    }
}
