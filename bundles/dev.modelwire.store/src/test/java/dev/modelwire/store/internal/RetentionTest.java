package dev.modelwire.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.BlobLease;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredArtifact;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.VersionRole;
import dev.modelwire.testkit.store.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes to make room, in which order, and what never does. Every file has 1000 bytes. */
class RetentionTest {

    private static final int SIZE = 1000;
    private static final ModelName FAN = ModelName.of("fan");

    @TempDir
    Path directory;

    private final FaultyFileOps ops = Stores.quick();

    @Test
    void write_tooLittleRoom_P8_garbageGoesFirstThenRetiredOldestFirst() throws Exception {
        try (FileModelStore store = open(6)) {
            put(store, 1, 2, 3, 4);
            store.save(record(1).withRetired(List.of(version(2), version(3), version(4))));
            put(store, 5);
            store.collect();
            put(store, 6, 7);
            store.save(record(1).withRetired(List.of(version(2), version(3), version(4), version(6))));
            store.save(record(1).withRetired(List.of(version(2), version(3), version(4))));
            assertEquals(6 * SIZE, store.status().usedBytes());

            put(store, 8);
            assertEquals(List.of(2, 3, 4), retired(store));
            assertTrue(store.find(digest(6)).isEmpty(), "garbage must have gone");
            put(store, 9);
            assertEquals(List.of(2, 3), retired(store));
            put(store, 10);
            assertEquals(List.of(2), retired(store));
            assertTrue(store.find(digest(3)).isEmpty());
            assertTrue(store.find(digest(1)).isPresent());
        }
    }

    @Test
    void write_moreThanCouldBeFreed_P8_refusedAndNothingRemovedInVain() throws Exception {
        try (FileModelStore store = open(4)) {
            put(store, 1, 2, 3);
            store.save(record(1).withRetired(List.of(version(2), version(3))));
            List<String> before = Stores.tree(directory);
            StoreException e = assertThrows(StoreException.class, () -> store.write(digest(9), 3001, 3001));
            assertEquals(ErrorCode.STORE_FULL, e.code());
            assertTrue(
                    e.getMessage()
                            .contains("used [3000] of its quota of [4000] bytes; versions that may go would free"
                                    + " [2000]: free [1] bytes"),
                    e.getMessage());
            assertEquals(before, Stores.tree(directory));
            assertEquals(List.of(2, 3), retired(store));
        }
    }

    @Test
    void write_activePreviousCandidateAndLeased_P8_neverMakeRoom() throws Exception {
        try (FileModelStore store = open(5)) {
            put(store, 1, 2, 3, 4, 5);
            store.save(record(1)
                    .with(VersionRole.PREVIOUS, version(2))
                    .with(VersionRole.CANDIDATE, version(3))
                    .withRetired(List.of(version(4), version(5))));
            try (BlobLease lease = store.open(digest(5))) {
                assertThrows(StoreException.class, () -> store.write(digest(9), 1001, 1001));
                assertEquals(List.of(4, 5), retired(store));
                put(store, 9);
                assertEquals(List.of(5), retired(store));
                assertEquals(SIZE, lease.path().toFile().length());
                assertThrows(StoreException.class, () -> store.write(digest(10), 1, 1));
            }
            for (int needed = 1; needed <= 3; needed++) {
                store.open(digest(needed)).close();
            }
        }
    }

    @Test
    void write_versionHeldByOneOfItsFiles_P8_isNotCountedAsRoom() throws Exception {
        try (FileModelStore store = open(5)) {
            put(store, 1, 2, 3, 4);
            StoredVersion two = new StoredVersion(
                    VersionLabel.of("2"), List.of(artifact(ArtifactRole.MODEL, 2), artifact(ArtifactRole.MANIFEST, 3)));
            store.save(record(1).withRetired(List.of(two, version(4))));
            try (BlobLease lease = store.open(digest(2))) {
                StoreException e = assertThrows(StoreException.class, () -> store.write(digest(9), 2500, 2500));
                assertTrue(e.getMessage().contains("would free [1000]"), e.getMessage());
                assertEquals(List.of(2, 4), retired(store));
                assertEquals(digest(2), lease.digest());
            }
        }
    }

    @Test
    void write_retiredVersionWhoseFilesOthersNeed_P8_staysBecauseItsRemovalFreesNothing() throws Exception {
        try (FileModelStore store = open(4)) {
            put(store, 1, 2, 3);
            store.save(record(1).withRetired(List.of(version(2), version(3))));
            store.save(ModelRecord.empty(FAN).with(VersionRole.ACTIVE, version(3)));
            store.write(digest(9), 2000, 2000).close();
            assertEquals(List.of(3), retired(store));
        }
    }

    @Test
    void write_aRecordCannotBeReadForNow_P8_noVersionIsForgottenInVain() throws Exception {
        try (FileModelStore store = open(9)) {
            put(store, 1, 2, 3);
            store.save(record(1).withRetired(List.of(version(2))));
            store.save(ModelRecord.empty(FAN).with(VersionRole.ACTIVE, version(3)));
        }
        ops.failWhen((operation, path) -> {
            if (operation.equals("read") && path.endsWith("fan.json")) {
                throw new IOException("Too many open files");
            }
        });
        try (FileModelStore store = open(3)) {
            StoreException e = assertThrows(StoreException.class, () -> store.write(digest(9), SIZE, SIZE));
            assertEquals(ErrorCode.STORE_FULL, e.code());
            assertEquals(List.of(2), retired(store));
            assertEquals(0, store.collect());
            ops.failWhen((operation, path) -> {});
            put(store, 9);
            assertEquals(List.of(), retired(store));
            store.open(digest(3)).close();
        }
    }

    @Test
    void write_diskFullToTheLastByte_P8_aRetiredVersionStillMakesRoom() throws Exception {
        try (FileModelStore store = open(9)) {
            put(store, 1, 2);
            store.save(record(1).withRetired(List.of(version(2))));
            Path retired = Stores.blob(directory, digest(2));
            ops.failWhen((operation, path) -> {
                if (operation.equals("write") && retired.toFile().exists()) {
                    throw new IOException("No space left on device");
                }
                ops.usableSpace(retired.toFile().exists() ? 0 : SIZE);
            });
            ops.usableSpace(0);
            store.write(digest(9), SIZE, SIZE).close();
            assertEquals(List.of(), retired(store));
            store.open(digest(1)).close();
        }
    }

    @Test
    void write_sizeBeyondAllBounds_P8_refusedAndNotCountedAround() throws Exception {
        StoreOptions bounds = new StoreOptions(1, 0, 2);
        try (FileModelStore store = new FileModelStore(ops, directory, bounds).open()) {
            for (long size : new long[] {Long.MAX_VALUE, Long.MAX_VALUE - 1}) {
                StoreException e = assertThrows(StoreException.class, () -> store.write(digest(1), size, size));
                assertEquals(ErrorCode.STORE_FULL, e.code());
            }
        }
    }

    @Test
    void save_moreVersionsThanKept_P11_oldestRetiredAreForgottenButNoneThatPlaysAPart() throws Exception {
        StoreOptions three = new StoreOptions(0, 0, 3);
        try (FileModelStore store = new FileModelStore(ops, directory, three).open()) {
            put(store, 1, 2, 3, 4, 5);
            ModelRecord record = record(1).with(VersionRole.PREVIOUS, version(2));
            store.save(record.withRetired(List.of(version(3), version(4), version(5))));
            assertEquals(List.of(3), retired(store));
            store.save(record.with(VersionRole.CANDIDATE, version(4)).withRetired(List.of(version(3))));
            assertEquals(List.of(), retired(store));
            assertEquals(2 * SIZE, store.collect());
            for (int needed : new int[] {1, 2, 4}) {
                store.open(digest(needed)).close();
            }
        }
    }

    private FileModelStore open(int files) throws StoreException {
        return new FileModelStore(ops, directory, new StoreOptions(0, (long) files * SIZE, 10)).open();
    }

    private static byte[] content(int number) {
        return Bytes.random(number, SIZE);
    }

    private static Digest digest(int number) {
        return Bytes.sha256(content(number));
    }

    private static void put(FileModelStore store, int... numbers) throws StoreException {
        for (int number : numbers) {
            Stores.put(store, digest(number), content(number));
        }
    }

    private static StoredArtifact artifact(ArtifactRole role, int number) {
        return new StoredArtifact(role, digest(number), SIZE);
    }

    private static StoredVersion version(int number) {
        return new StoredVersion(
                VersionLabel.of(Integer.toString(number)), List.of(artifact(ArtifactRole.MODEL, number)));
    }

    private static ModelRecord record(int active) {
        return ModelRecord.empty(Stores.PUMP).with(VersionRole.ACTIVE, version(active));
    }

    private static List<Integer> retired(FileModelStore store) {
        List<Integer> labels = new ArrayList<>();
        store.record(Stores.PUMP)
                .retired()
                .forEach(version -> labels.add(Integer.valueOf(version.label().value())));
        return labels;
    }
}
