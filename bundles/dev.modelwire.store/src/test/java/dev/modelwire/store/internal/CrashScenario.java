package dev.modelwire.store.internal;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * An operation of the store for the explorer.
 *
 * @param operation its name
 * @param options the bounds of the store
 * @param base the disk at its beginning
 * @param before what is seen of the store at its beginning
 * @param steps what it does; when one has returned, what it did must last
 * @param damaged files that may be missing from versions, because they were damaged at the beginning
 */
record CrashScenario(
        String operation, StoreOptions options, DiskImage base, Seen before, List<Step> steps, Set<Digest> damaged) {

    static final Path ROOT = Path.of("/gateway/data/modelwire");
    static final String DOCUMENT = "reported";

    /**
     * What lasts of a store.
     *
     * @param blobs the SHA-256 of its files
     */
    record Seen(List<ModelRecord> records, String document, Set<String> blobs) {

        static Seen of(FileModelStore store, SimulatedDisk disk) {
            Set<String> blobs = new TreeSet<>();
            for (Path prefix : disk.list(ROOT.resolve("blobs/sha256"))) {
                disk.list(prefix).forEach(blob -> blobs.add(blob.getFileName().toString()));
            }
            return new Seen(store.records(), store.document(DOCUMENT).orElse(""), blobs);
        }

        /** Returns whether the store remembers the same. */
        boolean remembersAs(Seen other) {
            return records.equals(other.records) && document.equals(other.document);
        }

        @Override
        public String toString() {
            return records.stream()
                            .map(record -> record.name() + "@" + record.desiredRevision()
                                    + record.versions().keySet()
                                    + record.allVersions().stream()
                                            .map(StoredVersion::label)
                                            .toList())
                            .toList()
                    + " with document [" + document + "] and " + blobs.size() + " files";
        }
    }

    /** Something that the store is asked to do; doing it twice is no harm. */
    interface Doing {
        void to(FileModelStore store) throws Exception;
    }

    /**
     * A step.
     *
     * @param doing what is done
     * @param after what is seen of the store when it was done
     */
    record Step(Doing doing, Seen after) {}

    /** Makes a scenario whose expectations are what an undisturbed store shows. */
    static CrashScenario of(String operation, StoreOptions options, Set<Digest> damaged, Preparation base, Doing... all)
            throws Exception {
        SimulatedDisk disk = new SimulatedDisk(new DiskImage());
        base.prepare(disk);
        DiskImage image = disk.image();
        SimulatedDisk trial = new SimulatedDisk(image);
        List<Step> steps = new ArrayList<>();
        Seen before;
        try (FileModelStore store = open(trial, options)) {
            before = Seen.of(store, trial);
            for (Doing doing : all) {
                doing.to(store);
                steps.add(new Step(doing, Seen.of(store, trial)));
            }
        }
        return new CrashScenario(operation, options, image, before, steps, damaged);
    }

    static FileModelStore open(FileOps ops, StoreOptions options) throws StoreException {
        return new FileModelStore(ops, ROOT, options).open();
    }

    Seen after(int step) {
        return step < 0 ? before : steps.get(step).after();
    }

    /** Brings a disk into the state in which an operation begins. */
    interface Preparation {
        void prepare(SimulatedDisk disk) throws Exception;
    }
}
