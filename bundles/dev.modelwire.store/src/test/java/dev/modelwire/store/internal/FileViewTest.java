package dev.modelwire.store.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoredBlob;
import dev.modelwire.testkit.store.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other processes see. */
class FileViewTest {

    private static final byte[] ONE = Bytes.random(1, 100_000);
    private static final byte[] TWO = Bytes.random(2, 100_000);

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void save_anotherVersion_readerOfTheOldOneIsNotDisturbed(boolean links) throws Exception {
        try (FileModelStore store = open(links)) {
            StoredBlob one = Stores.put(store, Bytes.sha256(ONE), ONE);
            StoredBlob two = Stores.put(store, Bytes.sha256(TWO), TWO);
            store.save(Stores.active(one, "1"));
            Path file = directory.resolve("files/pump.tflite");
            assertEquals(links, Files.isSameFile(file, blob(one)));
            assertEquals("r--r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            try (InputStream reader = Files.newInputStream(file)) {
                byte[] begun = reader.readNBytes(10);
                store.save(Stores.active(two, "2"));
                store.collect();
                assertArrayEquals(TWO, Files.readAllBytes(file));
                byte[] rest = reader.readAllBytes();
                assertEquals(ONE.length, begun.length + rest.length);
                assertEquals(ONE[ONE.length - 1], rest[rest.length - 1]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void open_filesUpToDate_areLeftAlone(boolean links) throws Exception {
        Path file = directory.resolve("files/pump.tflite");
        Object key;
        try (FileModelStore store = open(links)) {
            store.save(Stores.active(Stores.put(store, Bytes.sha256(ONE), ONE), "1"));
            key = Files.getAttribute(file, "unix:ino");
            store.save(store.record(Stores.PUMP));
            assertEquals(key, Files.getAttribute(file, "unix:ino"));
        }
        try (FileModelStore store = open(links)) {
            assertEquals(key, Files.getAttribute(file, "unix:ino"));
            assertEquals(1, store.records().size());
        }
    }

    @Test
    void save_nameNoLongerNamed_fileGoes() throws Exception {
        try (FileModelStore store = open(true)) {
            ModelRecord record = Stores.active(Stores.put(store, Bytes.sha256(ONE), ONE), "1");
            store.save(record.withFileNames(List.of("a", "b")));
            assertEquals(List.of("a", "b"), Stores.names(directory.resolve("files")));
            store.save(record.withFileNames(List.of("b", "C")));
            assertEquals(List.of("C", "b"), Stores.names(directory.resolve("files")));
            store.remove(Stores.PUMP);
            assertEquals(List.of(), Stores.names(directory.resolve("files")));
        }
    }

    @Test
    void collect_fileReplacedByAnother_putRight() throws Exception {
        try (FileModelStore store = open(true)) {
            store.save(Stores.active(Stores.put(store, Bytes.sha256(ONE), ONE), "1"));
            Path file = directory.resolve("files/pump.tflite");
            Files.delete(file);
            Files.write(file, TWO);
            store.collect();
            assertArrayEquals(ONE, Files.readAllBytes(file));
        }
    }

    @Test
    void save_directoryInTheWay_recordIsSavedAndTheTroubleReported() throws Exception {
        try (FileModelStore store = open(true)) {
            StoredBlob blob = Stores.put(store, Bytes.sha256(ONE), ONE);
            Files.createDirectories(directory.resolve("files/pump.tflite/x"));
            store.save(Stores.active(blob, "1"));
            assertEquals(Stores.active(blob, "1"), store.record(Stores.PUMP));
            assertFalse(store.problems().isEmpty());
            assertTrue(store.problems().get(0).contains("files"), store.problems()::toString);
            assertEquals(List.of(), Stores.names(directory.resolve("tmp")));
        }
    }

    private Path blob(StoredBlob blob) {
        String hex = blob.digest().hex();
        return directory.resolve("blobs/sha256").resolve(hex.substring(0, 2)).resolve(hex);
    }

    private FileModelStore open(boolean links) throws Exception {
        FaultyFileOps ops = new FaultyFileOps(new DiskFileOps());
        ops.failWhen((operation, path) -> {
            if (!links && operation.equals("link")) {
                throw new IOException("Operation not permitted");
            }
        });
        return new FileModelStore(ops, directory, StoreOptions.UNBOUNDED).open();
    }
}
