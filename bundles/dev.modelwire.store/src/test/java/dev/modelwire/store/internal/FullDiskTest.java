package dev.modelwire.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.BlobWriter;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.testkit.store.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that takes so many bytes, or files, and no more; and a quota. */
class FullDiskTest {

    private static final String FULL = "No space left on device";
    private static final byte[] ONE = Bytes.random(1, 300);
    private static final byte[] TWO = Bytes.random(2, 400);
    private static final Digest FIRST = Bytes.sha256(ONE);
    private static final Digest SECOND = Bytes.sha256(TWO);

    @TempDir
    Path directory;

    private final FaultyFileOps ops = Stores.quick();

    /** Puts a file in small pieces and makes it the active one. */
    private static void update(FileModelStore store) throws StoreException {
        try (BlobWriter writer = store.write(SECOND, TWO.length, TWO.length)) {
            for (int at = 0; at < TWO.length; at += 50) {
                writer.write(ByteBuffer.wrap(TWO, at, 50));
            }
            store.save(Stores.active(writer.commit(), "2"));
        }
    }

    @Test
    void update_diskFullAtAnyByte_P8_refusedOldServesAndFinishesOnceThereIsSpace() throws Exception {
        ModelRecord old;
        try (FileModelStore store = open(0)) {
            old = Stores.active(Stores.put(store, FIRST, ONE), "1");
            store.save(old);
            List<String> before = Stores.tree(directory);
            boolean refused = true;
            int room = 0;
            for (; refused; room += 7) {
                ops.takeAtMost(room);
                refused = refused(store);
                ops.takeAtMost(Long.MAX_VALUE);
                if (refused) {
                    assertEquals(old, store.record(Stores.PUMP), "room for " + room);
                    store.open(FIRST).close();
                    store.collect();
                    assertEquals(before, withoutOld(Stores.tree(directory)), "room for " + room);
                }
            }
            int bytes = room;
            assertTrue(bytes > TWO.length + 500, () -> "only [" + bytes + "] bytes");
            store.open(SECOND).close();
            assertEquals(List.of(), store.problems());
        }
        try (FileModelStore store = open(0)) {
            assertEquals(SECOND, store.record(Stores.PUMP).allVersions().get(0).digest());
        }
    }

    /** The previous copy of a record may have been written before there was no room for the record. */
    private static List<String> withoutOld(List<String> tree) {
        return tree.stream().filter(name -> !name.endsWith(".old")).toList();
    }

    private static boolean refused(FileModelStore store) {
        try {
            update(store);
            return false;
        } catch (StoreException e) {
            assertEquals(ErrorCode.STORE_FULL, e.code());
            assertTrue(e.getMessage().contains(FULL), e.getMessage());
            return true;
        }
    }

    @Test
    void interrupted_diskFullAtAnyByte_P8_whatWasWrittenIsGoneOnWith() throws Exception {
        try (FileModelStore store = open(0)) {
            for (int room = 5; room < TWO.length; room += 33) {
                try (BlobWriter writer = store.write(SECOND, TWO.length, TWO.length)) {
                    writer.resumable("v");
                    ops.takeAtMost(room);
                    StoreException e =
                            assertThrows(StoreException.class, () -> writer.write(ByteBuffer.wrap(TWO, 0, TWO.length)));
                    assertEquals(ErrorCode.STORE_FULL, e.code());
                    ops.takeAtMost(Long.MAX_VALUE);
                }
                try (BlobWriter writer = store.resume(store.partial(SECOND).orElseThrow(), TWO.length, TWO.length)) {
                    assertEquals(room, writer.written());
                    writer.write(ByteBuffer.wrap(TWO, room, TWO.length - room));
                    writer.commit();
                }
                assertEquals(TWO.length, store.collect());
            }
        }
    }

    @Test
    void update_noFileCanBeCreated_P8_refusedAndSaysInodes() throws Exception {
        try (FileModelStore store = open(0)) {
            store.save(Stores.active(Stores.put(store, FIRST, ONE), "1"));
            List<String> before = Stores.tree(directory);
            ops.failWhen((operation, path) -> {
                if (operation.equals("create") || operation.equals("link") || operation.equals("createDirectory")) {
                    throw new IOException(FULL);
                }
            });
            for (StoreException e : List.of(
                    assertThrows(StoreException.class, () -> update(store)),
                    assertThrows(StoreException.class, () -> store.save(ModelRecord.empty(Stores.PUMP))),
                    assertThrows(StoreException.class, () -> store.saveDocument("a", "b")))) {
                assertEquals(ErrorCode.STORE_FULL, e.code());
                assertTrue(e.getMessage().contains("inodes"), e.getMessage());
            }
            assertEquals(before, Stores.tree(directory));
            store.open(FIRST).close();
            ops.failWhen((operation, path) -> {});
            update(store);
            store.open(SECOND).close();
        }
    }

    @Test
    void write_quota_P8_countsFilesBeginningsAndQuarantine() throws Exception {
        try (FileModelStore store = open(1000)) {
            store.save(Stores.active(Stores.put(store, FIRST, ONE), "1"));
            Stores.put(store, SECOND, TWO);
            Stores.flip(Stores.blob(directory, SECOND), 0);
            assertThrows(StoreException.class, () -> store.open(SECOND));
            assertEquals(700, store.status().usedBytes());
            try (BlobWriter writer = store.write(Bytes.sha256(new byte[100]), 100, 100)) {
                writer.resumable("v");
                writer.write(ByteBuffer.wrap(new byte[60]));
            }
            assertEquals(700 + 60 + 1, store.status().usedBytes());
            StoreException e = assertThrows(StoreException.class, () -> store.write(FIRST, 701, 701));
            assertTrue(
                    e.getMessage().startsWith("[701] more bytes do not fit:")
                            && e.getMessage().contains("used [761] of its quota of [1000] bytes")
                            && e.getMessage().contains("would free [461]: free [1] bytes"),
                    e.getMessage());
            assertEquals(761, store.status().usedBytes(), "nothing may go in vain");
            store.write(FIRST, 700, 700).close();
            assertEquals(300, store.status().usedBytes());
        }
    }

    @Test
    void write_twoAtOnce_P8_areNeverPromisedTheSameBytes() throws Exception {
        try (FileModelStore store = open(1000)) {
            BlobWriter first = store.write(FIRST, 600, 600);
            assertThrows(StoreException.class, () -> store.write(SECOND, 401, 401));
            BlobWriter second = store.write(SECOND, 400, 400);
            assertThrows(StoreException.class, () -> store.write(SECOND, 1, 1));
            first.write(ByteBuffer.wrap(new byte[600]));
            assertThrows(StoreException.class, () -> store.write(SECOND, 1, 1));
            first.close();
            store.write(SECOND, 600, 600).close();
            second.close();
            store.write(SECOND, 1000, 1000).close();
        }
        ops.usableSpace(1000);
        try (FileModelStore store = open(0);
                BlobWriter writer = store.write(FIRST, 600, 600)) {
            assertEquals(0, writer.written());
            assertThrows(StoreException.class, () -> store.write(SECOND, 401, 401));
            store.write(SECOND, 400, 400).close();
        }
    }

    @Test
    void open_notEvenTheFormatFits_P8_saysWhatIsMissing() throws Exception {
        Files.createDirectories(directory);
        ops.takeAtMost(3);
        StoreException e = assertThrows(StoreException.class, () -> open(0));
        assertEquals(ErrorCode.STORE_FULL, e.code());
        ops.takeAtMost(Long.MAX_VALUE);
        open(0).close();
    }

    private FileModelStore open(long quota) throws StoreException {
        return new FileModelStore(ops, directory, new StoreOptions(0, quota, 5)).open();
    }
}
