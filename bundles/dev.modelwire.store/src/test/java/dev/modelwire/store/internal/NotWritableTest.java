package dev.modelwire.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.testkit.store.Bytes;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that lets itself be read only. */
class NotWritableTest {

    private static final Set<String> CHANGES =
            Set.of("createDirectory", "create", "append", "rename", "link", "readOnly", "delete", "write");
    private static final byte[] ONE = Bytes.random(1, 1000);
    private static final byte[] TWO = Bytes.random(2, 1000);
    private static final Digest FIRST = Bytes.sha256(ONE);

    @TempDir
    Path directory;

    private final FaultyFileOps ops = Stores.quick();
    private ModelRecord record;

    @BeforeEach
    void oneModel() throws Exception {
        try (FileModelStore store = Stores.openQuickly(directory)) {
            record = Stores.active(Stores.put(store, FIRST, ONE), "1");
            store.save(record);
            store.saveDocument("reported", "{}");
        }
    }

    /** Refuses every change below a directory, as the system would say it. */
    private void refuse(Path below, boolean permission) {
        ops.failWhen((operation, path) -> {
            if (CHANGES.contains(operation) && path.startsWith(below) && !exists(operation, path)) {
                throw permission
                        ? new AccessDeniedException(path.toString())
                        : new FileSystemException(path.toString(), null, "Read-only file system");
            }
        });
    }

    private static boolean exists(String operation, Path path) {
        return (operation.equals("createDirectory") && Files.isDirectory(path))
                || (operation.equals("delete") && Files.notExists(path));
    }

    private void assertReadsOnly(FileModelStore store) throws Exception {
        assertEquals(List.of(record), store.records());
        store.open(FIRST).close();
        for (StoreException e : List.of(
                assertThrows(StoreException.class, () -> store.save(record.withDesiredRevision(4))),
                assertThrows(StoreException.class, () -> store.remove(Stores.PUMP)))) {
            assertEquals(ErrorCode.STORE_IO, e.code());
            assertTrue(e.getMessage().contains("record of model [pump]: the disk refused ["), e.getMessage());
        }
        assertEquals(List.of(record), store.records());
        assertEquals("{}", store.document("reported").orElseThrow());
        assertTrue(store.status().usedBytes() >= ONE.length);
    }

    private void assertWorks(FileModelStore store) throws Exception {
        ModelRecord next = Stores.active(Stores.put(store, Bytes.sha256(TWO), TWO), "2");
        store.save(next);
        assertEquals(ONE.length, store.collect());
        assertEquals(next, store.record(Stores.PUMP));
        assertEquals(List.of(), Stores.names(directory.resolve("tmp")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void save_recordsNotWritableMidway_P6_readsGoOnAndItRecovers(boolean permission) throws Exception {
        try (FileModelStore store = new FileModelStore(ops, directory, StoreOptions.UNBOUNDED).open()) {
            refuse(directory.resolve("models"), permission);
            assertReadsOnly(store);
            ops.failWhen((operation, path) -> {});
            assertWorks(store);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void open_recordsNotWritableFromTheStart_P6_readsGoOnAndItRecovers(boolean permission) throws Exception {
        refuse(directory.resolve("models"), permission);
        try (FileModelStore store = new FileModelStore(ops, directory, StoreOptions.UNBOUNDED).open()) {
            assertReadsOnly(store);
            ops.failWhen((operation, path) -> {});
            assertWorks(store);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void open_nothingWritableAndThingsLeftOver_P10_readsGoOnAndItRecovers(boolean permission) throws Exception {
        Files.write(directory.resolve("tmp/0"), ONE);
        Files.write(directory.resolve("requests/1.answer"), ONE);
        refuse(directory, permission);
        try (FileModelStore store = new FileModelStore(ops, directory, StoreOptions.UNBOUNDED).open()) {
            assertReadsOnly(store);
            assertFalse(store.status().problems().isEmpty());
            StoreException e = assertThrows(StoreException.class, () -> Stores.put(store, Bytes.sha256(TWO), TWO));
            assertEquals(ErrorCode.STORE_IO, e.code());
            assertThrows(StoreException.class, store::collect);
            ops.failWhen((operation, path) -> {});
            assertEquals(ONE.length, store.collect());
            assertWorks(store);
        }
    }

    @Test
    void open_firstFormatAndNotWritable_P6_refusedBecauseNoNewRecordMayStandBesideAnOldFormat() throws Exception {
        Files.writeString(directory.resolve("FORMAT"), "modelwire-store 1\n");
        refuse(directory, false);
        StoreException e = assertThrows(
                StoreException.class, () -> new FileModelStore(ops, directory, StoreOptions.UNBOUNDED).open());
        assertEquals(ErrorCode.STORE_IO, e.code());
        ops.failWhen((operation, path) -> {});
        new FileModelStore(ops, directory, StoreOptions.UNBOUNDED).open().close();
    }

    @Test
    void open_fileNotReadableForUs_P10_saysSoAndKeepsIt() throws Exception {
        try (FileModelStore store = new FileModelStore(ops, directory, StoreOptions.UNBOUNDED).open()) {
            ops.failWhen((operation, path) -> {
                if (operation.equals("read")) {
                    throw new AccessDeniedException(path.toString());
                }
            });
            StoreException e = assertThrows(StoreException.class, () -> store.open(FIRST));
            assertEquals(ErrorCode.STORE_IO, e.code());
            assertTrue(e.getMessage().contains("AccessDeniedException"), e.getMessage());
            assertEquals(List.of(), Stores.names(directory.resolve("quarantine")));
            ops.failWhen((operation, path) -> {});
            store.open(FIRST).close();
        }
    }

    @Test
    void save_permissionReallyLost_P10_readsGoOnAndItRecovers() throws Exception {
        Path models = directory.resolve("models");
        Files.setPosixFilePermissions(models, PosixFilePermissions.fromString("r-xr-xr-x"));
        try (FileModelStore store = Stores.openQuickly(directory)) {
            assumeFalse(writable(models), "this user may write everywhere");
            assertReadsOnly(store);
            Files.setPosixFilePermissions(models, PosixFilePermissions.fromString("rwxr-xr-x"));
            assertWorks(store);
        } finally {
            Files.setPosixFilePermissions(models, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static boolean writable(Path models) {
        try {
            Files.delete(Files.createFile(models.resolve("try")));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
