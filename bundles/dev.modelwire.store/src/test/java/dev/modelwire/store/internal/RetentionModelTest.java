package dev.modelwire.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.BlobLease;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredBlob;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.VersionRole;
import dev.modelwire.testkit.store.Bytes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random updates of two models in a store that is too small for all their versions. */
class RetentionModelTest {

    private static final int STEPS = 80;
    private static final int SIZE = 500;
    private static final int FILES = 6;
    private static final int KEPT = 4;
    private static final List<ModelName> NAMES = List.of(Stores.PUMP, ModelName.of("fan"));

    @TempDir
    Path directory;

    private final List<BlobLease> leases = new ArrayList<>();
    private int next;
    private int stored;
    private int refused;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void anySequence_tightQuota_P11_whatPlaysAPartOrIsLentIsNeverRemoved(long seed) throws Exception {
        Random random = new Random(seed);
        StoreOptions options = new StoreOptions(0, FILES * SIZE, KEPT);
        try (FileModelStore store = new FileModelStore(Stores.quick(), directory, options).open()) {
            for (int step = 0; step < STEPS; step++) {
                step(store, NAMES.get(random.nextInt(NAMES.size())), random);
                check(store, "seed " + seed + ", step " + step);
            }
            for (BlobLease lease : leases) {
                lease.close();
            }
            store.collect();
        }
        assertTrue(stored > 5, () -> "only [" + stored + "] were stored");
        assertTrue(refused > 0, "never was there too little room");
    }

    private void step(FileModelStore store, ModelName name, Random random) throws StoreException {
        ModelRecord record = store.record(name);
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> update(store, record);
            case 3 -> lend(store, record, random);
            case 4 -> {
                if (!leases.isEmpty()) {
                    leases.remove(random.nextInt(leases.size())).close();
                }
            }
            case 5 -> store.collect();
            case 6 -> {
                if (record.version(VersionRole.CANDIDATE).isEmpty()
                        && !record.retired().isEmpty()) {
                    save(
                            store,
                            record.with(VersionRole.CANDIDATE, record.retired().get(0)));
                }
            }
            default -> save(store, record.without(VersionRole.CANDIDATE));
        }
    }

    private void update(FileModelStore store, ModelRecord before) throws StoreException {
        byte[] content = Bytes.random(next++, SIZE);
        StoredBlob blob;
        try {
            blob = Stores.put(store, Bytes.sha256(content), content);
        } catch (StoreException e) {
            assertEquals(ErrorCode.STORE_FULL, e.code());
            assertEquals(0, removable(store), "there was something that could have made room");
            refused++;
            return;
        }
        stored++;
        ModelRecord record = store.record(before.name());
        ModelRecord after = record.with(VersionRole.ACTIVE, Stores.version(blob, Integer.toString(next)));
        List<StoredVersion> retired = new ArrayList<>(record.retired());
        record.version(VersionRole.PREVIOUS).ifPresent(version -> retired.add(0, version));
        if (record.version(VersionRole.ACTIVE).isPresent()) {
            after = after.with(
                    VersionRole.PREVIOUS, record.version(VersionRole.ACTIVE).orElseThrow());
        }
        save(store, after.withRetired(retired));
    }

    /** The model of what {@code save} keeps: the newest, as many as the parts leave room for. */
    private static void save(FileModelStore store, ModelRecord record) throws StoreException {
        store.save(record);
        int room = Math.max(0, KEPT - record.versions().size());
        List<StoredVersion> newest =
                record.retired().subList(0, Math.min(room, record.retired().size()));
        assertEquals(record.withRetired(newest), store.record(record.name()));
    }

    private void lend(FileModelStore store, ModelRecord record, Random random) throws StoreException {
        List<StoredVersion> all = record.allVersions();
        if (!all.isEmpty() && leases.size() < 3) {
            leases.add(store.open(all.get(random.nextInt(all.size())).digest()));
        }
    }

    private long removable(FileModelStore store) {
        Set<Object> kept = new HashSet<>();
        leases.forEach(lease -> kept.add(lease.digest()));
        store.records().forEach(record -> record.versions().values().forEach(version -> kept.add(version.digest())));
        return store.records().stream()
                .flatMap(record -> record.retired().stream())
                .filter(version -> !kept.contains(version.digest()))
                .count();
    }

    private void check(FileModelStore store, String when) throws StoreException {
        for (ModelRecord record : store.records()) {
            for (StoredVersion version : record.allVersions()) {
                store.open(version.digest()).close();
            }
            assertTrue(
                    record.allVersions().size()
                            <= Math.max(KEPT, record.versions().size()),
                    when);
        }
        for (BlobLease lease : leases) {
            assertEquals(SIZE, lease.path().toFile().length(), when);
        }
        assertTrue(store.status().usedBytes() <= FILES * SIZE, when);
    }
}
