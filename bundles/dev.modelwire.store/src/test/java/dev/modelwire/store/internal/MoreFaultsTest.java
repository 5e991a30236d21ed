package dev.modelwire.store.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.BlobWriter;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.PartialBlob;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredBlob;
import dev.modelwire.api.store.VersionRole;
import dev.modelwire.testkit.store.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As {@link FaultTest}, for what is interrupted, damaged, too large, older, or comes from elsewhere. */
class MoreFaultsTest {

    private static final byte[] ONE = Bytes.random(1, 1000);
    private static final byte[] TWO = Bytes.random(2, 1000);
    private static final byte[] THREE = Bytes.random(3, 1000);
    private static final byte[] LARGE = Bytes.random(4, 2000);
    private static final int HALF = 500;
    private static final Digest FIRST = Bytes.sha256(ONE);
    private static final Digest SECOND = Bytes.sha256(TWO);
    private static final Digest THIRD = Bytes.sha256(THREE);
    private static final ModelName FAN = ModelName.of("fan");
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    @TempDir
    Path directory;

    private static ModelRecord one() {
        return Stores.active(new StoredBlob(FIRST, ONE.length), "1");
    }

    private static void active(FileModelStore store) throws StoreException {
        Stores.put(store, FIRST, ONE);
        store.save(one());
    }

    private static void interrupt(FileModelStore store) throws StoreException {
        try (BlobWriter writer = store.write(THIRD, THREE.length, THREE.length)) {
            writer.resumable("\"3\"");
            writer.write(ByteBuffer.wrap(THREE, 0, HALF));
        }
    }

    private void explore(
            int atLeast,
            FaultExploration.Preparation preparation,
            FaultExploration.Operation operation,
            FaultExploration.Invariant invariant)
            throws Exception {
        new FaultExploration(directory.resolve("stores"), preparation, StoreOptions.UNBOUNDED)
                .explore(atLeast, operation, invariant);
    }

    @Test
    void interrupt_anyOperationFails_P2_beginningOfTheFileOrNothing() throws Exception {
        explore(7, (store, root) -> active(store), on -> interrupt(on.store()), (reopened, root, succeeded) -> {
            Optional<PartialBlob> partial = reopened.partial(THIRD);
            assertTrue(partial.isPresent() || !succeeded);
            if (partial.isPresent()) {
                int length = (int) partial.get().written();
                assertTrue(length == HALF || !succeeded);
                assertArrayEquals(
                        Arrays.copyOf(THREE, length), Files.readAllBytes(new StoreLayout(root).partial(THIRD)));
            }
            reopened.collect(Set.of(THIRD));
            assertEquals(
                    partial.isPresent() ? 2 : 0,
                    Stores.names(root.resolve("partial")).size());
        });
    }

    @Test
    void resume_anyOperationFails_P2_wholeFileOrItsBeginningOrNone() throws Exception {
        FaultExploration.Preparation interrupted = (store, root) -> {
            active(store);
            interrupt(store);
        };
        explore(12, interrupted, on -> resume(on.store()), (reopened, root, succeeded) -> {
            assertTrue(reopened.find(THIRD).isPresent() || !succeeded);
            if (reopened.find(THIRD).isPresent()) {
                reopened.open(THIRD).close();
                assertTrue(reopened.partial(THIRD).isEmpty());
                reopened.collect(Set.of(THIRD));
            }
            Optional<PartialBlob> partial = reopened.partial(THIRD);
            assertTrue(partial.isEmpty() || partial.get().written() >= HALF);
        });
    }

    private static void resume(FileModelStore store) throws StoreException {
        if (store.find(THIRD).isPresent()) {
            return;
        }
        Optional<PartialBlob> partial = store.partial(THIRD);
        if (partial.isEmpty()) {
            Stores.put(store, THIRD, THREE);
            return;
        }
        try (BlobWriter writer = store.resume(partial.get(), THREE.length, THREE.length)) {
            int written = (int) writer.written();
            writer.write(ByteBuffer.wrap(THREE, written, THREE.length - written));
            writer.commit();
        }
    }

    @Test
    void open_damagedFileAndAnyOperationFails_P2_neverLentAndInQuarantineAtLast() throws Exception {
        FaultExploration.Preparation damaged = (store, root) -> {
            active(store);
            Stores.put(store, SECOND, TWO);
            Stores.flip(Stores.blob(root, SECOND), 99);
        };
        explore(4, damaged, on -> openDamaged(on.store()), (reopened, root, succeeded) -> {
            assertEquals(succeeded, reopened.find(SECOND).isEmpty() && succeeded);
            List<String> quarantined = Stores.names(root.resolve("quarantine"));
            assertEquals(reopened.find(SECOND).isEmpty() ? List.of(SECOND.hex()) : List.of(), quarantined);
        });
    }

    private static void openDamaged(FileModelStore store) throws StoreException {
        try {
            store.open(SECOND).close();
            throw new AssertionError("a damaged file was lent");
        } catch (StoreException e) {
            if (e.code() != ErrorCode.STORE_CORRUPTED) {
                throw e;
            }
        }
    }

    @Test
    void write_roomIsMadeAndAnyOperationFails_P2_noNamedFileIsLost() throws Exception {
        FaultExploration.Preparation full = (store, root) -> {
            active(store);
            Stores.put(store, SECOND, TWO);
            store.save(one().withRetired(List.of(Stores.version(new StoredBlob(SECOND, TWO.length), "0"))));
            Stores.put(store, Bytes.md5(THREE), THREE);
            store.collect(Set.of(THIRD));
            store.save(store.record(Stores.PUMP));
        };
        new FaultExploration(directory.resolve("stores"), full, new StoreOptions(0, 3000, 5))
                .explore(
                        25,
                        on -> {
                            if (on.store().find(Bytes.sha256(LARGE)).isEmpty()) {
                                Stores.put(on.store(), Bytes.sha256(LARGE), LARGE);
                            }
                        },
                        (reopened, root, succeeded) -> {
                            ModelRecord record = reopened.record(Stores.PUMP);
                            assertEquals(one(), record.withRetired(List.of()));
                            assertTrue(reopened.find(Bytes.sha256(LARGE)).isPresent() || !succeeded);
                            assertTrue(record.retired().isEmpty() || !succeeded);
                            assertTrue(reopened.status().usedBytes() <= 3000);
                        });
    }

    @Test
    void import_anyOperationFails_P2_versionWithItsFilesOrNone() throws Exception {
        Path stick = directory.resolve("stick");
        try (FileModelStore store = Stores.openQuickly(directory.resolve("origin"))) {
            ModelRecord pump = Stores.active(Stores.put(store, SECOND, TWO), "7");
            StoredBlob fan = Stores.put(store, THIRD, THREE);
            store.save(pump);
            store.save(ModelRecord.empty(FAN).with(VersionRole.ACTIVE, Stores.version(fan, "1")));
        }
        new StoreExport(new StoreInspection(directory.resolve("origin")), stick, "").run(List.of(), bytes -> {});
        explore(
                30,
                (store, root) -> active(store),
                on -> new StoreImport(on.ops(), stick, CLOCK).into(on.store()),
                (reopened, root, succeeded) -> {
                    ModelRecord pump = reopened.record(Stores.PUMP);
                    assertEquals(one().versions(), pump.versions());
                    assertTrue(pump.retired().size() == 1 || !succeeded);
                    assertEquals(pump.retired().size(), pump.history().size());
                    ModelRecord fan = reopened.record(FAN);
                    assertTrue(fan.version(VersionRole.ACTIVE).isPresent() || !succeeded);
                    assertEquals(fan.versions().size(), fan.history().size());
                    int unnamed = Stores.names(root.resolve("blobs/sha256")).size()
                            - 1
                            - pump.retired().size()
                            - fan.versions().size();
                    assertTrue(reopened.collect() <= unnamed * 1000L);
                });
    }

    @Test
    void serve_anyOperationFails_P2_requestIsAnsweredInTheEnd() throws Exception {
        FaultExploration.Preparation garbage = (store, root) -> {
            active(store);
            Stores.put(store, SECOND, TWO);
        };
        explore(12, garbage, on -> ask(on), (reopened, root, succeeded) -> {
            assertEquals(one(), reopened.record(Stores.PUMP));
            assertTrue(reopened.find(SECOND).isEmpty() || !succeeded);
            assertEquals(List.of(), Stores.names(root.resolve("requests")));
        });
    }

    /** Asks as somebody outside does, who looks for the answer and takes it. */
    private static void ask(FaultExploration.Subject on) throws IOException, StoreException {
        Path requests = on.root().resolve("requests");
        Path request = requests.resolve("1.request");
        Files.writeString(request, StoreRequests.COLLECT);
        new StoreRequests(on.ops(), on.root(), on.store(), CLOCK).serve();
        assertTrue(Files.notExists(request), "a request that was served must be gone");
        String answer = Files.readString(requests.resolve("1.answer"));
        Files.delete(requests.resolve("1.answer"));
        if (answer.startsWith(StoreRequests.FAILED)) {
            assertTrue(answer.contains("trouble on purpose"), answer);
            throw new StoreException(ErrorCode.STORE_IO, answer);
        }
    }

    @Test
    void open_firstFormatAndAnyOperationFails_P2_recordsAreAllThere() throws Exception {
        ModelRecord second = Stores.active(new StoredBlob(SECOND, TWO.length), "2");
        boolean failed = true;
        for (int at = 0; failed; at++) {
            Path root = directory.resolve(Integer.toString(at));
            StoreLayout layout = new StoreLayout(root);
            try (FileModelStore store = Stores.openQuickly(root)) {
                active(store);
                Stores.put(store, SECOND, TWO);
                store.save(second);
            }
            Files.writeString(layout.format(), "modelwire-store 1\n");
            Files.write(layout.record(Stores.PUMP), FirstFormat.encode(second));
            Files.write(layout.oldRecord(Stores.PUMP), FirstFormat.encode(one()));
            failed = openFails(root, at, second);
            try (FileModelStore store = Stores.openQuickly(root)) {
                assertEquals(List.of(second), store.records(), "operation " + at);
                assertEquals(List.of(), store.problems());
                assertEquals("modelwire-store 2\n", Files.readString(layout.format()));
                store.open(SECOND).close();
            }
            assertTrue(failed || at > 30, () -> "too few operations");
        }
    }

    /** Returns whether there was an operation to fail. */
    private static boolean openFails(Path root, int at, ModelRecord record) throws Exception {
        FaultyFileOps ops = Stores.quick();
        int[] count = {0};
        ops.failWhen((operation, path) -> {
            if (count[0]++ == at) {
                throw new IOException("trouble on purpose");
            }
        });
        try (FileModelStore store = new FileModelStore(ops, root, StoreOptions.UNBOUNDED).open()) {
            store.collect();
            assertTrue(
                    List.of(record).equals(store.records()) || !store.problems().isEmpty(), "operation " + at);
            store.collect();
        } catch (StoreException e) {
            assertEquals(ErrorCode.STORE_IO, e.code());
        }
        return count[0] > at;
    }
}
