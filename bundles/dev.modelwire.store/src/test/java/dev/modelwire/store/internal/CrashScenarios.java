package dev.modelwire.store.internal;

import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.BlobWriter;
import dev.modelwire.api.store.KnownBad;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredArtifact;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.Transition;
import dev.modelwire.api.store.Trial;
import dev.modelwire.api.store.VersionRole;
import dev.modelwire.testkit.store.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Every operation of the store, from a store that holds two models, files that nobody names and an interrupted transfer. */
final class CrashScenarios {

    private static final ModelName PUMP = ModelName.of("pump");
    private static final ModelName FAN = ModelName.of("fan");
    private static final StoreOptions OPTIONS = new StoreOptions(0, 0, 3);

    private static final byte[][] MODEL = {Bytes.random(10, 7_000), Bytes.random(11, 7_100), Bytes.random(12, 7_200)};
    private static final byte[] MANIFEST = Bytes.random(20, 300);
    private static final byte[] GARBAGE = Bytes.random(30, 900);

    private static final ModelRecord FAN_RECORD =
            ModelRecord.empty(FAN).with(VersionRole.ACTIVE, version(0)).withFileNames(List.of("fan.tflite"));
    private static final ModelRecord FIRST = ModelRecord.empty(PUMP)
            .with(VersionRole.ACTIVE, version(1))
            .withRetired(List.of(version(0)))
            .withFileNames(List.of("pump.tflite", "Other"));
    private static final ModelRecord CANDIDATE =
            FIRST.with(VersionRole.CANDIDATE, version(2)).withTrial(new Trial(Bytes.sha256(MODEL[2]), 1));
    private static final ModelRecord SECOND = FIRST.with(VersionRole.ACTIVE, version(2))
            .with(VersionRole.PREVIOUS, version(1))
            .withDesiredRevision(2)
            .with(new Transition(
                    Instant.EPOCH, Transition.Kind.ACTIVATED, VersionLabel.of("2"), Bytes.sha256(MODEL[2]), ""));

    private CrashScenarios() {}

    private static StoredVersion version(int number) {
        return new StoredVersion(
                VersionLabel.of(Integer.toString(number)),
                List.of(
                        new StoredArtifact(ArtifactRole.MODEL, Bytes.sha256(MODEL[number]), MODEL[number].length),
                        new StoredArtifact(ArtifactRole.MANIFEST, Bytes.sha256(MANIFEST), MANIFEST.length)));
    }

    /** Stores a file in several pieces. */
    private static void put(FileModelStore store, Digest expected, byte[] content) throws StoreException {
        try (BlobWriter writer = store.write(expected, content.length, content.length)) {
            pieces(writer, content, 0);
            writer.commit();
        }
    }

    private static void pieces(BlobWriter writer, byte[] content, int from) throws StoreException {
        for (int offset = from; offset < content.length; offset += 1024) {
            writer.write(ByteBuffer.wrap(content, offset, Math.min(1024, content.length - offset)));
        }
    }

    private static void interrupt(FileModelStore store) throws StoreException {
        try (BlobWriter writer = store.write(Bytes.sha256(MODEL[2]), -1, MODEL[2].length)) {
            writer.resumable("\"2\"");
            writer.write(ByteBuffer.wrap(MODEL[2], 0, 3_500));
        }
    }

    private static void resume(FileModelStore store) throws StoreException {
        var partial = store.partial(Bytes.sha256(MODEL[2]));
        if (partial.isEmpty()) {
            put(store, Bytes.sha256(MODEL[2]), MODEL[2]);
            return;
        }
        boolean refused = false;
        try (BlobWriter writer = store.resume(partial.get(), MODEL[2].length, MODEL[2].length)) {
            pieces(writer, MODEL[2], (int) writer.written());
            writer.commit();
        } catch (StoreException e) {
            if (e.code() != ErrorCode.DIGEST_MISMATCH) {
                throw e;
            }
            refused = true;
        }
        if (refused) {
            put(store, Bytes.sha256(MODEL[2]), MODEL[2]);
        }
    }

    private static void twoModels(SimulatedDisk disk) throws Exception {
        try (FileModelStore store = CrashScenario.open(disk, OPTIONS)) {
            put(store, Bytes.sha256(MODEL[0]), MODEL[0]);
            put(store, Bytes.sha256(MODEL[1]), MODEL[1]);
            put(store, Bytes.sha256(MANIFEST), MANIFEST);
            store.save(FAN_RECORD);
            store.save(ModelRecord.empty(PUMP).with(VersionRole.ACTIVE, version(0)));
            store.save(FIRST);
            store.saveDocument(CrashScenario.DOCUMENT, "old");
        }
    }

    private static void andSecondFetched(SimulatedDisk disk) throws Exception {
        twoModels(disk);
        try (FileModelStore store = CrashScenario.open(disk, OPTIONS)) {
            put(store, Bytes.sha256(MODEL[2]), MODEL[2]);
        }
    }

    private static void andSecondActive(SimulatedDisk disk) throws Exception {
        andSecondFetched(disk);
        try (FileModelStore store = CrashScenario.open(disk, OPTIONS)) {
            store.save(CANDIDATE);
            store.save(SECOND);
        }
    }

    private static void andGarbage(SimulatedDisk disk) throws Exception {
        andSecondActive(disk);
        try (FileModelStore store = CrashScenario.open(disk, OPTIONS)) {
            put(store, Bytes.md5(GARBAGE), GARBAGE);
            try (BlobWriter writer = store.write(Bytes.sha256(new byte[7]), -1, 7)) {
                writer.resumable("\"g\"");
                writer.write(ByteBuffer.wrap(new byte[5]));
            }
            store.save(SECOND.withRetired(List.of()));
        }
    }

    private static void andInterrupted(SimulatedDisk disk) throws Exception {
        twoModels(disk);
        try (FileModelStore store = CrashScenario.open(disk, OPTIONS)) {
            interrupt(store);
        }
    }

    private static void andDamaged(SimulatedDisk disk) throws Exception {
        andSecondActive(disk);
        byte[] damaged = MODEL[2].clone();
        damaged[1_000] ^= 4;
        disk.overwrite(new StoreLayout(CrashScenario.ROOT).blob(Bytes.sha256(MODEL[2])), damaged);
    }

    /** Makes what the first version of the format looked like. */
    private static void firstFormat(SimulatedDisk disk) throws Exception {
        andSecondFetched(disk);
        StoreLayout layout = new StoreLayout(CrashScenario.ROOT);
        disk.overwrite(layout.format(), "modelwire-store 1\n".getBytes(StandardCharsets.UTF_8));
        disk.overwrite(layout.record(PUMP), FirstFormat.encode(FIRST.withRetired(List.of())));
        disk.overwrite(layout.oldRecord(PUMP), FirstFormat.encode(ModelRecord.empty(PUMP)));
        disk.overwrite(layout.record(FAN), FirstFormat.encode(FAN_RECORD));
        for (var directory : List.of(layout.partial(), layout.quarantine())) {
            disk.delete(directory);
        }
    }

    static List<CrashScenario> all() throws Exception {
        KnownBad bad = new KnownBad(Bytes.sha256(MODEL[2]), ErrorCode.GOLDEN_MISMATCH, "row 3", Instant.EPOCH);
        ModelRecord reverted = FIRST.withKnownBad(List.of(bad)).withDesiredRevision(2);
        ModelRecord gone = SECOND.without(VersionRole.ACTIVE)
                .with(VersionRole.PREVIOUS, version(2))
                .withRetired(List.of(version(1), version(0)))
                .withFileNames(List.of());
        StoreOptions tight = new StoreOptions(0, 20_000, 3);
        Digest second = Bytes.sha256(MODEL[2]);
        return List.of(
                scenario("open new", disk -> {}, store -> store.saveDocument(CrashScenario.DOCUMENT, "new")),
                scenario("put", CrashScenarios::twoModels, store -> put(store, second, MODEL[2])),
                scenario("put by MD5", CrashScenarios::twoModels, store -> put(store, Bytes.md5(MODEL[2]), MODEL[2])),
                scenario("interrupt", CrashScenarios::twoModels, CrashScenarios::interrupt),
                scenario("resume", CrashScenarios::andInterrupted, CrashScenarios::resume),
                scenario(
                        "activate",
                        CrashScenarios::andSecondFetched,
                        store -> put(store, second, MODEL[2]),
                        store -> store.save(CANDIDATE),
                        store -> store.save(SECOND)),
                scenario("revert", CrashScenarios::andSecondActive, store -> store.save(reverted), store -> {
                    store.save(FIRST);
                }),
                scenario(
                        "mark bad",
                        CrashScenarios::andSecondActive,
                        store -> store.save(SECOND.withKnownBad(List.of(bad)))),
                scenario("retire", CrashScenarios::andSecondActive, store -> store.save(gone), FileModelStore::collect),
                scenario(
                        "remove",
                        CrashScenarios::andSecondActive,
                        store -> store.remove(PUMP),
                        FileModelStore::collect),
                scenario("collect", CrashScenarios::andGarbage, FileModelStore::collect),
                scenario(
                        "document",
                        CrashScenarios::twoModels,
                        store -> store.saveDocument(CrashScenario.DOCUMENT, "new")),
                scenario(
                        "migrate", CrashScenarios::firstFormat, store -> store.save(FAN_RECORD.withDesiredRevision(7))),
                scenario(
                        "update",
                        CrashScenarios::andInterrupted,
                        CrashScenarios::resume,
                        store -> store.save(CANDIDATE),
                        store -> store.save(SECOND),
                        FileModelStore::collect,
                        store -> store.saveDocument(CrashScenario.DOCUMENT, "new")),
                scenario(
                        "two at once",
                        CrashScenarios::andSecondFetched,
                        store -> store.save(CANDIDATE),
                        store -> store.save(FAN_RECORD.with(VersionRole.CANDIDATE, version(2))),
                        store -> store.save(SECOND),
                        store -> store.save(FAN_RECORD
                                .with(VersionRole.ACTIVE, version(2))
                                .with(VersionRole.PREVIOUS, version(0)))),
                CrashScenario.of(
                        "quarantine",
                        OPTIONS,
                        Set.of(second),
                        CrashScenarios::andDamaged,
                        CrashScenarios::openDamaged,
                        store -> put(store, second, MODEL[2])),
                CrashScenario.of(
                        "make room",
                        tight,
                        Set.of(),
                        disk -> {
                            twoModels(disk);
                            try (FileModelStore store = CrashScenario.open(disk, OPTIONS)) {
                                store.remove(FAN);
                            }
                        },
                        store -> put(store, second, MODEL[2])));
    }

    private static void openDamaged(FileModelStore store) {
        try {
            store.open(Bytes.sha256(MODEL[2])).close();
        } catch (StoreException e) {
            if (e.code() != ErrorCode.STORE_CORRUPTED) {
                throw new AssertionError(e);
            }
        }
    }

    private static CrashScenario scenario(
            String operation, CrashScenario.Preparation base, CrashScenario.Doing... steps) throws Exception {
        return CrashScenario.of(operation, OPTIONS, Set.of(), base, steps);
    }
}
