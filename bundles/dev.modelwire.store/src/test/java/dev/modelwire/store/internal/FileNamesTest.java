package dev.modelwire.store.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredBlob;
import dev.modelwire.testkit.store.Bytes;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked for, planted or held open in the directory for other processes. */
class FileNamesTest {

    private static final byte[] ONE = Bytes.random(1, 10_000);
    private static final byte[] TWO = Bytes.random(2, 10_000);

    @TempDir
    Path directory;

    private final FaultyFileOps ops = Stores.quick();
    private FileModelStore store;
    private ModelRecord one;
    private ModelRecord two;
    private Path outside;
    private Path files;

    @BeforeEach
    void open() throws Exception {
        store = new FileModelStore(ops, directory.resolve("store"), StoreOptions.UNBOUNDED).open();
        one = Stores.active(Stores.put(store, Bytes.sha256(ONE), ONE), "1");
        two = Stores.active(Stores.put(store, Bytes.sha256(TWO), TWO), "2");
        outside = Files.write(directory.resolve("outside"), TWO);
        files = directory.resolve("store/files");
    }

    @AfterEach
    void close() throws Exception {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../x",
                "a/../b",
                "/etc/passwd",
                "a/b",
                "a\\b",
                "C:x",
                "-rf",
                ".hidden",
                "a b",
                "a\n",
                "a\0",
                "ä",
                "con",
                "NUL",
                "x."
            })
    void save_nameThatIsNoPlainFileName_P10_S20_refusedAndNothingChanges(String name) {
        assertRefused(name);
    }

    @Test
    void save_nameOverLong_P10_refusedOneAtTheLimitTaken() throws Exception {
        assertRefused("a".repeat(101));
        assertRefused("a".repeat(5000));
        store.save(one.withFileNames(List.of("a".repeat(100))));
        assertEquals(List.of("a".repeat(100)), Stores.names(files));
    }

    private void assertRefused(String name) {
        StoreException e =
                assertThrows(StoreException.class, () -> store.save(one.withFileNames(List.of("good", name))));
        assertTrue(e.getMessage().contains("file name ["), e.getMessage());
        assertEquals(List.of(), store.records());
        assertEquals(List.of(), Stores.names(files));
    }

    @Test
    void save_namesThatDifferInCaseOnly_P10_refusedWithinAModelAndAcross() throws Exception {
        assertThrows(StoreException.class, () -> store.save(one.withFileNames(List.of("a.tflite", "A.tflite"))));
        store.save(one);
        ModelRecord fan = new ModelRecord(
                ModelName.of("fan"),
                0,
                0,
                two.versions(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of("PUMP.tflite"));
        StoreException e = assertThrows(StoreException.class, () -> store.save(fan));
        assertTrue(e.getMessage().contains("which model [pump] has"), e.getMessage());
        assertEquals(List.of("pump.tflite"), Stores.names(files));
    }

    @Test
    void save_linkPlantedUnderTheName_P10_replacedAndItsTargetUntouched() throws Exception {
        Path name = files.resolve("pump.tflite");
        for (Path target : List.of(
                outside, directory.resolve("nowhere"), Stores.blob(directory.resolve("store"), Bytes.sha256(TWO)))) {
            Files.deleteIfExists(name);
            Files.createSymbolicLink(name, target);
            store.save(two);
            assertFalse(Files.isSymbolicLink(name), target::toString);
            assertArrayEquals(TWO, Files.readAllBytes(name));
            assertArrayEquals(TWO, Files.readAllBytes(outside));
            assertTrue(Files.notExists(directory.resolve("nowhere")));
        }
    }

    @Test
    void collect_linksAndFilesPlantedUnderOtherNames_P10_removedAndTheirTargetsUntouched() throws Exception {
        store.save(one);
        Files.createSymbolicLink(files.resolve("x"), outside);
        Files.createSymbolicLink(files.resolve("y"), directory);
        Files.createSymbolicLink(directory.resolve("store/tmp/99"), outside);
        Files.write(files.resolve("z"), TWO);
        store.collect();
        assertEquals(List.of("pump.tflite"), Stores.names(files));
        assertEquals(List.of(), Stores.names(directory.resolve("store/tmp")));
        assertArrayEquals(TWO, Files.readAllBytes(outside));
    }

    @Test
    void save_directoryPlantedUnderAnotherName_P10_theModelIsShownAllTheSame() throws Exception {
        Files.createDirectories(files.resolve("a/b"));
        store.save(one);
        assertArrayEquals(ONE, Files.readAllBytes(files.resolve("pump.tflite")));
        assertTrue(store.problems().get(0).contains("files/a]"), store.problems()::toString);
    }

    @Test
    void open_linkPlantedAsAStoredFile_P10_S23_isNone() throws Exception {
        Path blob = Stores.blob(directory.resolve("store"), Bytes.sha256(TWO));
        Files.delete(blob);
        Files.createSymbolicLink(blob, outside);
        assertTrue(store.find(Bytes.sha256(TWO)).isEmpty());
        assertThrows(StoreException.class, () -> store.open(Bytes.sha256(TWO)));
        StoredBlob stored = Stores.put(store, Bytes.sha256(TWO), TWO);
        assertFalse(Files.isSymbolicLink(blob));
        assertEquals(TWO.length, stored.size());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void save_oldFileHeldAndMapped_P10_keepsItsOldBytes(boolean links) throws Exception {
        ops.failWhen((operation, path) -> {
            if (!links && operation.equals("link")) {
                throw new IOException("Operation not permitted");
            }
        });
        store.save(one);
        try (FileChannel channel = FileChannel.open(files.resolve("pump.tflite"))) {
            MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, ONE.length);
            store.save(two);
            store.save(two.withDesiredRevision(2));
            assertEquals(ONE.length, store.collect());
            byte[] seen = new byte[ONE.length];
            mapped.get(seen);
            assertArrayEquals(ONE, seen);
            assertArrayEquals(TWO, Files.readAllBytes(files.resolve("pump.tflite")));
        }
    }
}
