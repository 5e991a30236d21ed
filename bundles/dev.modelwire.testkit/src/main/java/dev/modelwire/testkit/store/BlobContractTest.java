package dev.modelwire.testkit.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.BlobLease;
import dev.modelwire.api.store.BlobWriter;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.PartialBlob;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredBlob;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link ModelStore} must do with files: the first half of {@link ModelStoreContractTest}. */
public abstract class BlobContractTest {

    private static final byte[] CONTENT = Bytes.random(1, 200_000);
    private static final byte[] OTHER = Bytes.random(2, 200_000);

    @TempDir
    Path directory;

    ModelStore store;

    /** For the test of an implementation. */
    @SuppressWarnings("NullAway.Init")
    protected BlobContractTest() {}

    /** Opens an empty store in that empty directory. */
    protected abstract ModelStore open(Path directory) throws Exception;

    /** Closes a store that {@link #open(Path)} returned. */
    protected void close(ModelStore opened) throws Exception {}

    @BeforeEach
    void openStore() throws Exception {
        store = open(directory);
    }

    @AfterEach
    void closeStore() throws Exception {
        close(store);
    }

    @Test
    void find_nothingStored_empty() {
        assertEquals(Optional.empty(), store.find(Bytes.sha256(CONTENT)));
        assertEquals(Optional.empty(), store.find(Bytes.md5(CONTENT)));
    }

    @Test
    void commit_rightBytes_foundAndReadBack() throws Exception {
        StoredBlob blob = put(Bytes.sha256(CONTENT), CONTENT.length, CONTENT);
        assertEquals(new StoredBlob(Bytes.sha256(CONTENT), CONTENT.length), blob);
        assertEquals(Optional.of(blob), store.find(blob.digest()));
        try (BlobLease lease = store.open(blob.digest())) {
            assertArrayEquals(CONTENT, Files.readAllBytes(lease.path()));
            assertEquals(blob.digest(), lease.digest());
            assertEquals(CONTENT.length, lease.size());
        }
    }

    @Test
    void commit_sizeUnknown_stored() throws Exception {
        assertEquals(CONTENT.length, put(Bytes.sha256(CONTENT), -1, CONTENT).size());
    }

    @Test
    void commit_noBytes_stored() throws Exception {
        assertEquals(0, put(Bytes.sha256(new byte[0]), 0, new byte[0]).size());
    }

    @Test
    void commit_storedBefore_storedStill() throws Exception {
        put(Bytes.sha256(CONTENT), CONTENT.length, CONTENT);
        try (BlobLease lease = store.open(Bytes.sha256(CONTENT))) {
            put(Bytes.sha256(CONTENT), CONTENT.length, CONTENT);
            assertArrayEquals(CONTENT, Files.readAllBytes(lease.path()));
        }
    }

    @Test
    void commit_md5Expected_foundByEitherDigest() throws Exception {
        StoredBlob blob = put(Bytes.md5(CONTENT), -1, CONTENT);
        assertEquals(Bytes.sha256(CONTENT), blob.digest());
        assertEquals(Optional.of(blob), store.find(Bytes.md5(CONTENT)));
        assertEquals(Optional.of(blob), store.find(Bytes.sha256(CONTENT)));
    }

    @Test
    void find_md5NeverNamed_empty() throws Exception {
        put(Bytes.sha256(CONTENT), -1, CONTENT);
        assertEquals(Optional.empty(), store.find(Bytes.md5(CONTENT)));
    }

    @Test
    void write_declaredAboveLimit_refusedBeforeTheFirstByte() {
        StoreException e = assertThrows(StoreException.class, () -> store.write(Bytes.sha256(CONTENT), 11, 10));
        assertEquals(ErrorCode.TRANSFER_TOO_LARGE, e.code());
        says(e, "[11]", "[10]");
    }

    @Test
    void write_sizeOrLimitNegative_illegal() {
        assertThrows(IllegalArgumentException.class, () -> store.write(Bytes.sha256(CONTENT), -2, 10));
        assertThrows(IllegalArgumentException.class, () -> store.write(Bytes.sha256(CONTENT), -1, -1));
    }

    @Test
    void write_pastDeclaredSize_refusedAtOnceAndNeverCommitted() throws Exception {
        byte[] ten = Bytes.random(3, 10);
        refusesTheEleventhByte(ten, store.write(Bytes.sha256(ten), 10, 1000));
    }

    @Test
    void write_pastLimitWithSizeUnknown_refusedAtOnceAndNeverCommitted() throws Exception {
        byte[] ten = Bytes.random(3, 10);
        refusesTheEleventhByte(ten, store.write(Bytes.sha256(ten), -1, 10));
    }

    private void refusesTheEleventhByte(byte[] ten, BlobWriter begun) {
        try (BlobWriter writer = begun) {
            StoreException e = assertThrows(StoreException.class, () -> {
                writer.write(ByteBuffer.wrap(ten));
                writer.write(ByteBuffer.wrap(new byte[1]));
            });
            assertEquals(ErrorCode.TRANSFER_TOO_LARGE, e.code());
            assertEquals(10, writer.written());
            assertThrows(IllegalStateException.class, writer::commit);
        }
        assertEquals(Optional.empty(), store.find(Bytes.sha256(ten)));
    }

    @Test
    void commit_tooFewBytes_sizeMismatch() throws Exception {
        try (BlobWriter writer = store.write(Bytes.sha256(CONTENT), CONTENT.length, CONTENT.length)) {
            writer.write(ByteBuffer.wrap(CONTENT, 0, 1000));
            StoreException e = assertThrows(StoreException.class, writer::commit);
            assertEquals(ErrorCode.SIZE_MISMATCH, e.code());
            says(e, "[1000]", "[200000]");
            assertThrows(IllegalStateException.class, writer::commit);
        }
        assertEquals(Optional.empty(), store.find(Bytes.sha256(CONTENT)));
    }

    @Test
    void commit_otherBytes_digestMismatchNamesBoth() throws Exception {
        for (Digest expected : new Digest[] {Bytes.sha256(CONTENT), Bytes.md5(CONTENT)}) {
            StoreException e = assertThrows(StoreException.class, () -> put(expected, -1, OTHER));
            assertEquals(ErrorCode.DIGEST_MISMATCH, e.code());
            Digest found = expected.algorithm() == Digest.Algorithm.MD5 ? Bytes.md5(OTHER) : Bytes.sha256(OTHER);
            says(e, expected.hex(), found.hex());
            assertEquals(Optional.empty(), store.find(expected));
            assertEquals(Optional.empty(), store.find(Bytes.sha256(OTHER)));
        }
    }

    @Test
    void close_notCommitted_nothingFound() throws Exception {
        try (BlobWriter writer = store.write(Bytes.sha256(CONTENT), -1, CONTENT.length)) {
            writer.write(ByteBuffer.wrap(CONTENT));
        }
        assertEquals(Optional.empty(), store.find(Bytes.sha256(CONTENT)));
    }

    @Test
    void open_missing_corrupted() {
        StoreException e = assertThrows(StoreException.class, () -> store.open(Bytes.sha256(CONTENT)));
        assertEquals(ErrorCode.STORE_CORRUPTED, e.code());
        says(e, Bytes.sha256(CONTENT).hex());
    }

    @Test
    void open_byMd5_illegal() {
        assertThrows(IllegalArgumentException.class, () -> store.open(Bytes.md5(CONTENT)));
    }

    @Test
    void open_bitFlipped_corruptedAndFoundNoMoreUntilStoredAgain() throws Exception {
        Digest digest = put(Bytes.md5(CONTENT), -1, CONTENT).digest();
        Path file;
        try (BlobLease lease = store.open(digest)) {
            file = lease.path();
        }
        assertTrue(file.toFile().setWritable(true));
        byte[] flipped = CONTENT.clone();
        flipped[100_000] ^= 0x10;
        Files.write(file, flipped);

        StoreException e = assertThrows(StoreException.class, () -> store.open(digest));
        assertEquals(ErrorCode.STORE_CORRUPTED, e.code());
        assertEquals(Optional.empty(), store.find(digest));
        assertEquals(Optional.empty(), store.find(Bytes.md5(CONTENT)));

        put(digest, CONTENT.length, CONTENT);
        try (BlobLease lease = store.open(digest)) {
            assertArrayEquals(CONTENT, Files.readAllBytes(lease.path()));
        }
    }

    @Test
    void collect_nobodyNamesIt_removedAndCounted() throws Exception {
        Digest digest = put(Bytes.md5(CONTENT), -1, CONTENT).digest();
        assertTrue(store.collect() >= CONTENT.length);
        assertEquals(Optional.empty(), store.find(digest));
        assertEquals(Optional.empty(), store.find(Bytes.md5(CONTENT)));
        assertEquals(0, store.collect());
    }

    @Test
    void collect_spared_keptByEitherDigest() throws Exception {
        Digest digest = put(Bytes.md5(CONTENT), -1, CONTENT).digest();
        assertEquals(0, store.collect(Set.of(digest)));
        assertEquals(0, store.collect(Set.of(Bytes.md5(CONTENT))));
        assertEquals(CONTENT.length, store.collect(Set.of(Bytes.sha256(OTHER))));
    }

    @Test
    void collect_leased_keptUntilTheLastLeaseIsClosed() throws Exception {
        Digest digest = put(Bytes.sha256(CONTENT), -1, CONTENT).digest();
        BlobLease first = store.open(digest);
        BlobLease second = store.open(digest);
        first.close();
        first.close();
        assertEquals(0, store.collect());
        assertArrayEquals(CONTENT, Files.readAllBytes(second.path()));
        second.close();
        assertEquals(CONTENT.length, store.collect());
    }

    @Test
    void collect_whileWriting_theWriterGoesOn() throws Exception {
        try (BlobWriter writer = store.write(Bytes.sha256(CONTENT), CONTENT.length, CONTENT.length)) {
            writer.write(ByteBuffer.wrap(CONTENT, 0, 1000));
            assertEquals(0, store.collect());
            writer.write(ByteBuffer.wrap(CONTENT, 1000, CONTENT.length - 1000));
            assertEquals(CONTENT.length, writer.commit().size());
        }
        assertTrue(store.find(Bytes.sha256(CONTENT)).isPresent());
    }

    @Test
    void close_resumable_goesOnWhereItStopped() throws Exception {
        for (Digest expected : new Digest[] {Bytes.sha256(CONTENT), Bytes.md5(CONTENT)}) {
            interrupted(expected, 150_000);
            PartialBlob partial = store.partial(expected).orElseThrow();
            assertEquals(new PartialBlob(expected, 150_000, "\"etag\""), partial);
            try (BlobWriter writer = store.resume(partial, CONTENT.length, CONTENT.length)) {
                assertEquals(150_000, writer.written());
                writer.write(ByteBuffer.wrap(CONTENT, 150_000, 50_000));
                assertEquals(Bytes.sha256(CONTENT), writer.commit().digest());
            }
            assertEquals(Optional.empty(), store.partial(expected));
            store.collect();
        }
    }

    @Test
    void close_resumedAndInterruptedAgain_goesOnAgain() throws Exception {
        Digest expected = Bytes.sha256(CONTENT);
        interrupted(expected, 1_000);
        try (BlobWriter writer = store.resume(store.partial(expected).orElseThrow(), -1, CONTENT.length)) {
            writer.write(ByteBuffer.wrap(CONTENT, 1_000, 2_000));
        }
        assertEquals(3_000, store.partial(expected).orElseThrow().written());
    }

    @Test
    void commit_resumedWithOtherBytes_digestMismatchAndBeginningGone() throws Exception {
        Digest expected = Bytes.sha256(CONTENT);
        interrupted(expected, 1_000);
        try (BlobWriter writer = store.resume(store.partial(expected).orElseThrow(), -1, CONTENT.length)) {
            writer.write(ByteBuffer.wrap(OTHER));
            fail("[" + writer.written() + "] bytes taken");
        } catch (StoreException e) {
            assertEquals(ErrorCode.TRANSFER_TOO_LARGE, e.code());
        }
        assertEquals(Optional.empty(), store.partial(expected));
        interrupted(expected, 1_000);
        try (BlobWriter writer = store.resume(store.partial(expected).orElseThrow(), -1, CONTENT.length)) {
            writer.write(ByteBuffer.wrap(OTHER, 1_000, OTHER.length - 1_000));
            StoreException e = assertThrows(StoreException.class, writer::commit);
            assertEquals(ErrorCode.DIGEST_MISMATCH, e.code());
        }
        assertEquals(Optional.empty(), store.partial(expected));
    }

    @Test
    void write_partialThere_beginsAnew() throws Exception {
        Digest expected = Bytes.sha256(CONTENT);
        interrupted(expected, 1_000);
        try (BlobWriter writer = store.write(expected, -1, CONTENT.length)) {
            assertEquals(0, writer.written());
        }
        assertEquals(Optional.empty(), store.partial(expected));
    }

    @Test
    void resume_longerThanAllowed_refusedAndGone() throws Exception {
        Digest expected = Bytes.sha256(CONTENT);
        interrupted(expected, 1_000);
        PartialBlob partial = store.partial(expected).orElseThrow();
        StoreException e = assertThrows(StoreException.class, () -> store.resume(partial, 999, 2_000));
        assertEquals(ErrorCode.STORE_CORRUPTED, e.code());
        assertEquals(Optional.empty(), store.partial(expected));
    }

    @Test
    void collect_partialThatNobodyWrites_removed() throws Exception {
        Digest expected = Bytes.sha256(CONTENT);
        interrupted(expected, 1_000);
        PartialBlob partial = store.partial(expected).orElseThrow();
        store.collect();
        assertEquals(Optional.empty(), store.partial(expected));
        StoreException e = assertThrows(StoreException.class, () -> store.resume(partial, -1, 2_000));
        assertEquals(ErrorCode.STORE_CORRUPTED, e.code());
    }

    @Test
    void resumable_validatorInvalid_illegal() throws Exception {
        try (BlobWriter writer = store.write(Bytes.sha256(CONTENT), -1, 10)) {
            for (String validator : new String[] {"", "a\nb", "é", "x".repeat(257)}) {
                assertThrows(IllegalArgumentException.class, () -> writer.resumable(validator));
            }
        }
    }

    private void interrupted(Digest expected, int length) throws StoreException {
        try (BlobWriter writer = store.write(expected, CONTENT.length, CONTENT.length)) {
            writer.resumable("\"etag\"");
            writer.write(ByteBuffer.wrap(CONTENT, 0, length));
        }
    }

    @Test
    void status_filesStored_eachCountedOnce() throws Exception {
        put(Bytes.sha256(CONTENT), CONTENT.length, CONTENT);
        put(Bytes.md5(CONTENT), CONTENT.length, CONTENT);
        put(Bytes.sha256(OTHER), OTHER.length, OTHER);
        assertEquals(400_000, store.status().usedBytes());
        assertEquals(directory, store.status().directory());
    }

    final StoredBlob put(Digest expected, long size, byte[] content) throws StoreException {
        try (BlobWriter writer = store.write(expected, size, 1_000_000)) {
            writer.write(ByteBuffer.wrap(content));
            assertEquals(content.length, writer.written());
            return writer.commit();
        }
    }

    static void says(StoreException e, String... parts) {
        String message = String.valueOf(e.getMessage());
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }
}
