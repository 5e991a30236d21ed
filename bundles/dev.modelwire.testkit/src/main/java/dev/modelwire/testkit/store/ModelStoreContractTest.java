package dev.modelwire.testkit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.KnownBad;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredArtifact;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.Transition;
import dev.modelwire.api.store.Trial;
import dev.modelwire.api.store.VersionRole;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link ModelStore} must do. The test of an implementation extends it. */
public abstract class ModelStoreContractTest extends BlobContractTest {

    private static final ModelName SHUTTLE = ModelName.of("shuttle");
    private static final ModelName PUMP = ModelName.of("pump");

    /** For the test of an implementation. */
    protected ModelStoreContractTest() {}

    @Test
    void record_unknownModel_empty() {
        assertEquals(ModelRecord.empty(SHUTTLE), store.record(SHUTTLE));
        assertEquals(List.of(), store.records());
    }

    @Test
    void save_everythingSet_remembered() throws Exception {
        ModelRecord record = full();
        store.save(record);
        assertEquals(record, store.record(SHUTTLE));
    }

    @Test
    void save_again_replaced() throws Exception {
        store.save(full());
        ModelRecord changed = full().without(VersionRole.PREVIOUS).withFileNames(List.of());
        store.save(changed);
        assertEquals(changed, store.record(SHUTTLE));
        assertEquals(List.of(changed), store.records());
    }

    @Test
    void records_several_byName() throws Exception {
        store.save(full());
        store.save(ModelRecord.empty(PUMP));
        assertEquals(List.of(ModelRecord.empty(PUMP), full()), store.records());
    }

    @Test
    void remove_saved_forgotten() throws Exception {
        store.save(full());
        store.remove(SHUTTLE);
        assertEquals(ModelRecord.empty(SHUTTLE), store.record(SHUTTLE));
        assertEquals(List.of(), store.records());
    }

    @Test
    void remove_unknown_nothingHappens() throws Exception {
        store.remove(SHUTTLE);
        assertEquals(List.of(), store.records());
    }

    @Test
    void save_fileNameOfAnotherModelInOtherCase_refusedAndNamesIt() throws Exception {
        store.save(ModelRecord.empty(PUMP).withFileNames(List.of("Model.tflite")));
        ModelRecord clash = ModelRecord.empty(SHUTTLE).withFileNames(List.of("model.TFLITE"));
        StoreException e = assertThrows(StoreException.class, () -> store.save(clash));
        assertEquals(ErrorCode.STORE_IO, e.code());
        says(e, "[pump]");
        assertEquals(ModelRecord.empty(SHUTTLE), store.record(SHUTTLE));

        store.remove(PUMP);
        store.save(clash);
        assertEquals(clash, store.record(SHUTTLE));
    }

    @Test
    void save_fileNameTwiceOrNoFileName_refused() {
        for (List<String> names : List.of(
                List.of("a.tflite", "A.tflite"), List.of("../a"), List.of("/a"), List.of(".a"), List.of("a/b"))) {
            ModelRecord record = ModelRecord.empty(PUMP).withFileNames(names);
            StoreException e = assertThrows(StoreException.class, () -> store.save(record));
            assertEquals(ErrorCode.STORE_IO, e.code());
        }
        assertEquals(List.of(), store.records());
    }

    @Test
    void collect_namedByARecord_keptInEveryRole() throws Exception {
        Digest digest = put(1);
        Digest manifest = put(2);
        StoredVersion version = new StoredVersion(
                VersionLabel.of("1"),
                List.of(
                        new StoredArtifact(ArtifactRole.MODEL, digest, 1),
                        new StoredArtifact(ArtifactRole.MANIFEST, manifest, 2)));
        for (VersionRole role : VersionRole.values()) {
            store.save(ModelRecord.empty(PUMP).with(role, version));
            assertEquals(0, store.collect());
            assertTrue(store.find(digest).isPresent() && store.find(manifest).isPresent(), role.name());
        }
        store.save(ModelRecord.empty(PUMP).withRetired(List.of(version)));
        assertEquals(0, store.collect());
        store.save(ModelRecord.empty(PUMP));
        assertEquals(3, store.collect());
    }

    private Digest put(int length) throws StoreException {
        byte[] content = Bytes.random(length, length);
        return put(Bytes.sha256(content), length, content).digest();
    }

    @Test
    void document_saved_readBackAndReplaced() throws Exception {
        assertEquals(Optional.empty(), store.document("reported-state"));
        store.saveDocument("reported-state", "{\"a\":\"é\"}");
        assertEquals(Optional.of("{\"a\":\"é\"}"), store.document("reported-state"));
        store.saveDocument("reported-state", "{}");
        assertEquals(Optional.of("{}"), store.document("reported-state"));
        assertEquals(Optional.empty(), store.document("other"));
    }

    @Test
    void document_nameInvalid_illegal() {
        for (String name : List.of("", "../x", "A", "x".repeat(33))) {
            assertThrows(IllegalArgumentException.class, () -> store.document(name));
            assertThrows(IllegalArgumentException.class, () -> store.saveDocument(name, "{}"));
        }
    }

    private static ModelRecord full() {
        return ModelRecord.empty(SHUTTLE)
                .with(VersionRole.ACTIVE, version("2", 2))
                .with(VersionRole.PREVIOUS, version("1", 1))
                .with(VersionRole.CANDIDATE, version("3.0-rc_1", 3))
                .withKnownBad(List.of(
                        new KnownBad(
                                Bytes.sha256(new byte[] {9}),
                                ErrorCode.GOLDEN_MISMATCH,
                                "row 3: \"é\" – 0.5 ≠ 0.7\n",
                                Instant.ofEpochSecond(1_700_000_000, 123_456_789)),
                        new KnownBad(Bytes.md5(new byte[] {9}), ErrorCode.MODEL_INVALID, "", Instant.EPOCH)))
                .withDesiredRevision(Long.MAX_VALUE)
                .withVersionFloor(12)
                .withRetired(List.of(version("0", 0)))
                .withTrial(new Trial(Bytes.sha256(new byte[] {8}), 2))
                .with(new Transition(
                        Instant.parse("1970-01-01T00:00:00.000000001Z"),
                        Transition.Kind.REVERTED,
                        VersionLabel.of("1"),
                        Bytes.md5(new byte[] {7}),
                        "out of range"))
                .withFileNames(List.of("shuttle.tflite", "Other_Name"));
    }

    private static StoredVersion version(String label, int seed) {
        return new StoredVersion(
                VersionLabel.of(label),
                List.of(
                        new StoredArtifact(ArtifactRole.MODEL, Bytes.sha256(Bytes.random(seed, 8)), 120_344),
                        new StoredArtifact(
                                ArtifactRole.MANIFEST, Bytes.sha256(Bytes.random(seed, 9)), 5_000_000_000L)));
    }
}
