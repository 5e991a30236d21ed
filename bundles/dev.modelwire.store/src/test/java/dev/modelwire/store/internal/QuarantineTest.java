package dev.modelwire.store.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.BlobLease;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredBlob;
import dev.modelwire.api.store.VersionRole;
import dev.modelwire.testkit.store.Bytes;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bit of a stored file has changed on the disk. */
class QuarantineTest {

    private static final byte[] ONE = Bytes.random(1, 10_000);
    private static final byte[] TWO = Bytes.random(2, 10_000);
    private static final Digest FIRST = Bytes.sha256(ONE);
    private static final Digest SECOND = Bytes.sha256(TWO);

    @TempDir
    Path directory;

    private Path shown;
    private Path quarantine;
    private ModelRecord record;

    @BeforeEach
    void activeAndPrevious() throws Exception {
        shown = directory.resolve("files/pump.tflite");
        quarantine = directory.resolve("quarantine");
        try (FileModelStore store = Stores.openQuickly(directory)) {
            StoredBlob one = Stores.put(store, FIRST, ONE);
            StoredBlob two = Stores.put(store, Bytes.md5(TWO), TWO);
            record = Stores.active(two, "2").with(VersionRole.PREVIOUS, Stores.version(one, "1"));
            store.save(record);
        }
    }

    @Test
    void open_anyBitFlipped_P9_quarantinedHiddenAndFoundAgainOnceStoredAnew() throws Exception {
        for (long bit : new long[] {0, 7, 40_001, 79_999}) {
            try (FileModelStore store = Stores.openQuickly(directory)) {
                Stores.flip(Stores.blob(directory, SECOND), bit);
                StoreException e = assertThrows(StoreException.class, () -> store.open(SECOND));
                assertEquals(ErrorCode.STORE_CORRUPTED, e.code());
                assertEquals(List.of(SECOND.hex()), Stores.names(quarantine));
                assertEquals(Optional.empty(), store.find(SECOND));
                assertEquals(Optional.empty(), store.find(Bytes.md5(TWO)));
                assertFalse(Files.exists(shown));
                assertEquals(record, store.record(Stores.PUMP));
                assertTrue(store.status().problems().get(0).contains("has become"));
                store.open(FIRST).close();

                Stores.put(store, Bytes.md5(TWO), TWO);
                assertArrayEquals(TWO, Files.readAllBytes(shown));
                assertEquals(Optional.of(new StoredBlob(SECOND, TWO.length)), store.find(Bytes.md5(TWO)));
                store.open(SECOND).close();
                assertEquals(TWO.length, store.collect());
                assertEquals(List.of(), Stores.names(quarantine));
            }
        }
    }

    @Test
    void open_fileTruncatedOrLonger_P9_quarantined() throws Exception {
        for (int length : new int[] {0, 9_999, 10_001}) {
            try (FileModelStore store = Stores.openQuickly(directory)) {
                Path blob = Stores.blob(directory, SECOND);
                Stores.flip(blob, 0);
                Files.write(blob, java.util.Arrays.copyOf(TWO, length));
                assertThrows(StoreException.class, () -> store.open(SECOND));
                assertEquals(List.of(SECOND.hex()), Stores.names(quarantine));
                Stores.put(store, SECOND, TWO);
                store.open(SECOND).close();
            }
        }
    }

    @Test
    void open_damagedTwiceBeforeCollection_P9_bothTimesFound() throws Exception {
        try (FileModelStore store = Stores.openQuickly(directory)) {
            for (int time = 0; time < 2; time++) {
                Stores.flip(Stores.blob(directory, SECOND), time);
                assertThrows(StoreException.class, () -> store.open(SECOND));
                Stores.put(store, SECOND, TWO);
            }
            store.open(SECOND).close();
            assertEquals(TWO.length, store.collect());
        }
    }

    @Test
    void open_damagedWhileLent_P9_holderOfTheOldBytesIsNotDisturbed() throws Exception {
        try (FileModelStore store = Stores.openQuickly(directory);
                BlobLease lease = store.open(SECOND);
                FileChannel channel = FileChannel.open(lease.path())) {
            MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, TWO.length);
            Path rotten = Files.write(directory.resolve("tmp/rotten"), TWO);
            Stores.flip(rotten, 5);
            Files.move(rotten, lease.path(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            assertThrows(StoreException.class, () -> store.open(SECOND));
            Stores.put(store, SECOND, TWO);
            store.collect();
            byte[] seen = new byte[TWO.length];
            mapped.get(seen);
            assertArrayEquals(TWO, seen);
            assertArrayEquals(TWO, Files.readAllBytes(lease.path()));
        }
    }
}
