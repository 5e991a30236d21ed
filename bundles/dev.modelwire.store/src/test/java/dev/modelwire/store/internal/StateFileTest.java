package dev.modelwire.store.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.testkit.store.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Records that a disk has damaged, or does not show for the moment. */
class StateFileTest {

    private static final byte[] ONE = Bytes.random(1, 1000);
    private static final byte[] TWO = Bytes.random(2, 2000);
    private static final Digest FIRST = Bytes.sha256(ONE);
    private static final Digest SECOND = Bytes.sha256(TWO);

    @TempDir
    Path directory;

    private ModelRecord before;
    private ModelRecord now;
    private Path file;
    private Path previous;

    /** What may have become of a file. */
    enum Damage {
        EMPTY,
        HALF,
        ONE_BYTE_SHORT,
        ZEROS,
        GARBAGE,
        LOW_BIT,
        HIGH_BIT,
        FORMAT_BIT,
        LONG;

        void to(Path path) throws IOException {
            Files.write(path, damaged(Files.readAllBytes(path)));
        }

        private byte[] damaged(byte[] bytes) {
            return switch (this) {
                case EMPTY -> new byte[0];
                case HALF -> Arrays.copyOf(bytes, bytes.length / 2);
                case ONE_BYTE_SHORT -> Arrays.copyOf(bytes, bytes.length - 1);
                case ZEROS -> new byte[bytes.length];
                case GARBAGE -> Bytes.random(9, bytes.length);
                case LOW_BIT -> flipped(bytes, 1);
                case HIGH_BIT -> flipped(bytes, 128);
                case FORMAT_BIT ->
                    new String(bytes, StandardCharsets.UTF_8)
                            .replace("Record\":2", "Record\":3")
                            .getBytes(StandardCharsets.UTF_8);
                case LONG -> Arrays.copyOf(bytes, 5 * 1024 * 1024);
            };
        }

        private static byte[] flipped(byte[] bytes, int mask) {
            byte[] flipped = bytes.clone();
            flipped[bytes.length / 2] ^= (byte) mask;
            return flipped;
        }
    }

    @BeforeEach
    void savedTwice() throws Exception {
        try (FileModelStore store = Stores.openQuickly(directory)) {
            before = Stores.active(Stores.put(store, FIRST, ONE), "1");
            now = Stores.active(Stores.put(store, SECOND, TWO), "2");
            store.save(before);
            store.save(now);
        }
        file = directory.resolve("models/pump.json");
        previous = directory.resolve("models/pump.json.old");
    }

    @ParameterizedTest
    @EnumSource
    void open_recordDamaged_P7_previousIsUsedShownAndReported(Damage damage) throws Exception {
        damage.to(file);
        try (FileModelStore store = Stores.openQuickly(directory)) {
            assertEquals(before, store.record(Stores.PUMP));
            assertArrayEquals(ONE, Files.readAllBytes(directory.resolve("files/pump.tflite")));
            List<String> problems = store.status().problems();
            assertEquals(2, problems.size(), problems::toString);
            assertTrue(problems.get(0).contains("pump.json]"), problems::toString);
            assertTrue(problems.get(1).contains("previous record is used"), problems::toString);
            assertEquals(TWO.length, store.collect(), "what only the damaged record named is of no use");
            store.save(before.withDesiredRevision(3));
        }
        try (FileModelStore store = Stores.openQuickly(directory)) {
            assertEquals(3, store.record(Stores.PUMP).desiredRevision());
            assertEquals(List.of(), store.problems());
            store.open(FIRST).close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void open_previousRecordDamaged_P7_nobodyNeedsIt(Damage damage) throws Exception {
        damage.to(previous);
        try (FileModelStore store = Stores.openQuickly(directory)) {
            assertEquals(now, store.record(Stores.PUMP));
            assertEquals(List.of(), store.problems());
            store.save(before);
        }
        damage.to(file);
        try (FileModelStore store = Stores.openQuickly(directory)) {
            assertEquals(now, store.record(Stores.PUMP));
        }
    }

    @ParameterizedTest
    @EnumSource
    void open_bothRecordsDamaged_P7_emptyReportedAndFilesWaitForTheNextCollection(Damage damage) throws Exception {
        damage.to(file);
        damage.to(previous);
        try (FileModelStore store = Stores.openQuickly(directory)) {
            assertEquals(List.of(), store.records());
            assertEquals(2, store.problems().size(), store.problems()::toString);
            assertEquals(List.of(), Stores.names(directory.resolve("files")));
            assertTrue(store.find(SECOND).isPresent(), "what is desired again needs no transfer");
            assertEquals(ONE.length, store.collect(Set.of(SECOND)));
            store.save(now);
            store.open(SECOND).close();
        }
        try (FileModelStore store = Stores.openQuickly(directory)) {
            assertEquals(now, store.record(Stores.PUMP));
            assertEquals(List.of(), store.problems());
        }
    }

    @Test
    void collect_recordsNotReadableForNow_P6_theirFilesStayUntilTheyAre() throws Exception {
        FaultyFileOps ops = Stores.quick();
        ops.failWhen((operation, path) -> {
            if (operation.equals("read") && path.startsWith(directory.resolve("models"))) {
                throw new IOException("Too many open files");
            }
        });
        try (FileModelStore store = new FileModelStore(ops, directory, StoreOptions.UNBOUNDED).open()) {
            assertEquals(List.of(), store.records());
            assertFalse(store.status().problems().isEmpty());
            assertEquals(0, store.collect());
            assertTrue(store.find(SECOND).isPresent());
            ops.failWhen((operation, path) -> {});
            assertEquals(ONE.length, store.collect());
            assertEquals(now, store.record(Stores.PUMP));
            assertArrayEquals(TWO, Files.readAllBytes(directory.resolve("files/pump.tflite")));
        }
    }

    @Test
    void save_refusedAndRecordNotReadableForNow_P6_theOneInMemoryIsKept() throws Exception {
        FaultyFileOps ops = Stores.quick();
        try (FileModelStore store = new FileModelStore(ops, directory, StoreOptions.UNBOUNDED).open()) {
            ops.failWhen((operation, path) -> {
                if (operation.equals("create") || (operation.equals("read") && path.equals(file))) {
                    throw new IOException("Too many open files");
                }
            });
            StoreException e = assertThrows(StoreException.class, () -> store.save(now.withDesiredRevision(9)));
            assertEquals(ErrorCode.STORE_IO, e.code());
            assertEquals(now, store.record(Stores.PUMP));
            ops.failWhen((operation, path) -> {});
            store.collect();
            assertEquals(now, store.record(Stores.PUMP));
            store.open(SECOND).close();
        }
    }

    @Test
    void open_documentDamaged_P7_absentAndReported() throws Exception {
        try (FileModelStore store = Stores.openQuickly(directory)) {
            store.saveDocument("reported", "{}");
            Files.write(directory.resolve("documents/reported.json"), new byte[] {(byte) 0xC3});
            assertTrue(store.document("reported").isEmpty());
            assertTrue(store.problems().get(0).contains("document [reported]"), store.problems()::toString);
            store.saveDocument("reported", "{\"a\":1}");
            assertEquals("{\"a\":1}", store.document("reported").orElseThrow());
        }
    }
}
