package dev.modelwire.store.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.BlobLease;
import dev.modelwire.api.store.BlobWriter;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredBlob;
import dev.modelwire.testkit.store.Bytes;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lasts when the store is opened again, and what is left over and goes. */
class DurabilityTest {

    private static final byte[] CONTENT = Bytes.random(1, 100_000);

    @TempDir
    Path directory;

    @Test
    void open_afterClose_everythingIsThere() throws Exception {
        StoredBlob blob;
        try (FileModelStore store = Stores.open(directory)) {
            blob = Stores.put(store, Bytes.md5(CONTENT), CONTENT);
            store.save(Stores.active(blob, "1"));
            store.saveDocument("reported", "{}");
        }
        assertEquals(
                List.of(
                        "FORMAT",
                        "blobs/md5/" + Bytes.md5(CONTENT).hex(),
                        "blobs/sha256/" + blob.digest().hex().substring(0, 2) + "/"
                                + blob.digest().hex(),
                        "documents/reported.json",
                        "files/pump.tflite",
                        "lock",
                        "models/pump.json"),
                Stores.tree(directory));
        try (FileModelStore store = Stores.open(directory)) {
            assertEquals(Optional.of(blob), store.find(Bytes.md5(CONTENT)));
            assertEquals(Stores.active(blob, "1"), store.record(Stores.PUMP));
            assertEquals(Optional.of("{}"), store.document("reported"));
            assertEquals(List.of(), store.problems());
            assertEquals(0, store.collect());
        }
    }

    @Test
    void open_temporaryFilesLeft_tmpIsEmptied() throws Exception {
        Stores.open(directory).close();
        Files.write(directory.resolve("tmp/0"), CONTENT);
        Files.write(directory.resolve("tmp/left over"), CONTENT);
        try (FileModelStore store = Stores.open(directory)) {
            assertEquals(List.of(), Stores.names(directory.resolve("tmp")));
            Stores.put(store, Bytes.sha256(CONTENT), CONTENT);
        }
    }

    @Test
    void open_recordHalfWritten_previousIsUsedReportedAndKeptBySave() throws Exception {
        ModelRecord first;
        ModelRecord second;
        ModelRecord third;
        try (FileModelStore store = Stores.open(directory)) {
            StoredBlob blob = Stores.put(store, Bytes.sha256(CONTENT), CONTENT);
            first = Stores.active(blob, "1");
            second = Stores.active(blob, "2");
            third = Stores.active(blob, "3");
            store.save(first);
            store.save(second);
        }
        Path file = directory.resolve("models/pump.json");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
        try (FileModelStore store = Stores.open(directory)) {
            assertEquals(first, store.record(Stores.PUMP));
            assertTrue(store.problems().get(0).contains("pump.json"), store.problems()::toString);
            assertTrue(store.problems().get(1).contains("previous record is used"), store.problems()::toString);
            store.save(third);
        }
        Files.write(file, new byte[0]);
        try (FileModelStore store = Stores.open(directory)) {
            assertEquals(first, store.record(Stores.PUMP));
        }
    }

    @Test
    void open_recordGarbageWithNoPrevious_emptyAndReported() throws Exception {
        Stores.open(directory).close();
        Files.writeString(directory.resolve("models/pump.json"), "{\"modelwireRecord\":3,");
        Files.writeString(directory.resolve("models/NO RECORD"), "x");
        try (FileModelStore store = Stores.open(directory)) {
            assertEquals(List.of(), store.records());
            assertEquals(2, store.problems().size());
            assertTrue(store.problems().get(1).contains("format [3]"), store.problems()::toString);
            store.remove(Stores.PUMP);
        }
        assertEquals(List.of("NO RECORD"), Stores.names(directory.resolve("models")));
    }

    @Test
    void open_aliasGarbage_reportedAndCollected() throws Exception {
        try (FileModelStore store = Stores.open(directory)) {
            Stores.put(store, Bytes.md5(CONTENT), CONTENT);
            Path alias = directory.resolve("blobs/md5/" + Bytes.md5(CONTENT).hex());
            Files.writeString(alias, "no digest");
            assertEquals(Optional.empty(), store.find(Bytes.md5(CONTENT)));
            assertEquals(1, store.problems().size());
            store.collect();
            assertEquals(List.of(), Stores.names(directory.resolve("blobs/md5")));
        }
    }

    @Test
    void open_bitFlippedWhileClosed_fileIsHiddenUntilStoredAgain() throws Exception {
        Digest digest = Bytes.sha256(CONTENT);
        ModelRecord record;
        try (FileModelStore store = Stores.open(directory)) {
            record = Stores.active(Stores.put(store, digest, CONTENT), "1");
            store.save(record);
        }
        Path shown = directory.resolve("files/pump.tflite");
        assertTrue(shown.toFile().setWritable(true));
        byte[] flipped = CONTENT.clone();
        flipped[99_999] ^= 1;
        Files.write(shown, flipped);
        try (FileModelStore store = Stores.open(directory)) {
            StoreException e = assertThrows(StoreException.class, () -> store.open(digest));
            assertEquals(ErrorCode.STORE_CORRUPTED, e.code());
            assertTrue(e.getMessage().contains(Bytes.sha256(flipped).hex()), e.getMessage());
            assertEquals(Optional.empty(), store.find(digest));
            assertEquals(List.of(), Stores.names(directory.resolve("files")));
            assertEquals(record, store.record(Stores.PUMP));

            Stores.put(store, digest, CONTENT);
            assertArrayEquals(CONTENT, Files.readAllBytes(shown));
            try (BlobLease lease = store.open(digest)) {
                assertEquals(CONTENT.length, lease.size());
            }
        }
    }

    @Test
    void commit_refused_nothingIsLeftInTmp() throws Exception {
        try (FileModelStore store = Stores.open(directory)) {
            List<String> before = Stores.tree(directory);
            assertThrows(StoreException.class, () -> Stores.put(store, Bytes.sha256(new byte[1]), CONTENT));
            assertThrows(StoreException.class, () -> {
                try (BlobWriter writer = store.write(Bytes.sha256(CONTENT), -1, 10)) {
                    writer.write(ByteBuffer.wrap(CONTENT));
                }
            });
            assertEquals(before, Stores.tree(directory));
        }
    }

    @Test
    void close_writerStillOpen_nextStoreIsNotDisturbed() throws Exception {
        Stores.open(directory).close();
        FileModelStore first = Stores.open(directory);
        BlobWriter stale = first.write(Bytes.sha256(CONTENT), -1, CONTENT.length);
        first.close();
        try (FileModelStore second = Stores.open(directory);
                BlobWriter fresh = second.write(Bytes.sha256(CONTENT), -1, CONTENT.length)) {
            StoreException e = assertThrows(StoreException.class, () -> stale.write(ByteBuffer.wrap(CONTENT)));
            assertTrue(e.getMessage().contains("is not open"), e.getMessage());
            stale.close();
            fresh.write(ByteBuffer.wrap(CONTENT));
            assertEquals(CONTENT.length, fresh.commit().size());
        }
    }
}
