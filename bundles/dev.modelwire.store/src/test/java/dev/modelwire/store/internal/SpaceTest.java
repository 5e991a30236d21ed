package dev.modelwire.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.BlobWriter;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.testkit.store.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when the disk is, or would become, full. */
class SpaceTest {

    private static final byte[] CONTENT = Bytes.random(1, 3 * 1024 * 1024);
    private static final Digest DIGEST = Bytes.sha256(CONTENT);

    @TempDir
    Path directory;

    private final FaultyFileOps ops = new FaultyFileOps(new DiskFileOps());

    @Test
    void write_wouldLeaveTooLittle_refusedBeforeWritingWithTheNumbers() throws Exception {
        try (FileModelStore store = open(1000)) {
            ops.usableSpace(1099);
            StoreException e = assertThrows(StoreException.class, () -> store.write(DIGEST, 100, 100));
            assertEquals(ErrorCode.STORE_FULL, e.code());
            assertEquals(
                    "[100] more bytes do not fit: [1099] bytes are free on the disk and [1000] must stay free; versions"
                            + " that may go would free [0]: free [1] bytes or change the bounds",
                    e.getMessage());
            ops.usableSpace(1100);
            store.write(DIGEST, 100, 100).close();
        }
    }

    @Test
    void write_sizeUnknownAndSpaceRunsOut_refusedOnTheWay() throws Exception {
        try (FileModelStore store = open(1000)) {
            try (BlobWriter writer = store.write(DIGEST, -1, CONTENT.length)) {
                writer.write(ByteBuffer.wrap(CONTENT, 0, 1024));
                ops.usableSpace(1000);
                ByteBuffer rest = ByteBuffer.wrap(CONTENT, 1024, CONTENT.length - 1024);
                StoreException e = assertThrows(StoreException.class, () -> writer.write(rest));
                assertEquals(ErrorCode.STORE_FULL, e.code());
                assertTrue(writer.written() < 1024 * 1024 + 2 * Buffers.SIZE, () -> writer.written() + " bytes");
                assertThrows(IllegalStateException.class, writer::commit);
            }
            assertEquals(List.of(), Stores.names(directory.resolve("tmp")));
        }
    }

    @Test
    void anyOperation_diskSaysFull_storeFull() throws Exception {
        try (FileModelStore store = open(0)) {
            ops.failWhen((operation, path) -> {
                if (operation.equals("write") || operation.equals("create")) {
                    throw new IOException("No space left on device");
                }
            });
            for (StoreException e : List.of(
                    assertThrows(StoreException.class, () -> Stores.put(store, DIGEST, CONTENT)),
                    assertThrows(StoreException.class, () -> store.saveDocument("a", "b")))) {
                assertEquals(ErrorCode.STORE_FULL, e.code());
                assertTrue(e.getMessage().contains("[No space left on device]"), e.getMessage());
            }
            ops.failWhen((operation, path) -> {});
            Stores.put(store, DIGEST, CONTENT);
        }
    }

    @Test
    void open_diskRefusesForNow_fileIsKept() throws Exception {
        try (FileModelStore store = open(0)) {
            Stores.put(store, DIGEST, CONTENT);
            ops.failWhen((operation, path) -> {
                if (operation.equals("read")) {
                    throw new IOException("Too many open files");
                }
            });
            StoreException e = assertThrows(StoreException.class, () -> store.open(DIGEST));
            assertEquals(ErrorCode.STORE_IO, e.code());
            ops.failWhen((operation, path) -> {});
            store.open(DIGEST).close();
            assertEquals(CONTENT.length, store.collect(), "the failed open must hold no lease");
        }
    }

    @Test
    void open_badSector_fileIsGivenUp() throws Exception {
        try (FileModelStore store = open(0)) {
            Stores.put(store, DIGEST, CONTENT);
            ops.failWhen((operation, path) -> {
                if (operation.equals("read")) {
                    throw new IOException("Input/output error");
                }
            });
            StoreException e = assertThrows(StoreException.class, () -> store.open(DIGEST));
            assertEquals(ErrorCode.STORE_CORRUPTED, e.code());
            assertTrue(store.find(DIGEST).isEmpty());
        }
    }

    @Test
    void new_boundsOutOfRange_illegal() {
        assertThrows(IllegalArgumentException.class, () -> new StoreOptions(-1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new StoreOptions(0, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> new StoreOptions(0, 0, 0));
    }

    private FileModelStore open(long minimumFreeBytes) throws StoreException {
        return new FileModelStore(ops, directory, new StoreOptions(minimumFreeBytes, 0, 2)).open();
    }
}
