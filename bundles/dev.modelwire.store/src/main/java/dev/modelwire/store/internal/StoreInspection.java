package dev.modelwire.store.internal;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredArtifact;
import dev.modelwire.api.store.StoredBlob;
import dev.modelwire.api.store.StoredVersion;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Looks at a store without changing it, whether or not it is in use. */
public final class StoreInspection {

    private final FileOps ops = new ReadOnlyFileOps(new DiskFileOps());
    private final StoreLayout layout;
    private final Hashing hashing = new Hashing(ops);
    private final Problems problems = new Problems();

    /**
     * Looks at a directory.
     *
     * @throws IOException if there is no store, or one of a newer format
     */
    public StoreInspection(Path directory) throws IOException {
        layout = new StoreLayout(directory.toAbsolutePath().normalize());
        if (ops.size(layout.format()).isEmpty()) {
            throw new IOException(
                    "directory [" + layout.root() + "] is no model store: give the one with FORMAT in it");
        }
        try {
            StoreFormat.check(ops, layout, problems);
        } catch (StoreException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Returns what is remembered of each model, by name. */
    public List<ModelRecord> records() throws IOException {
        Records records = new Records(
                ops, layout, new TempFiles(ops, layout, problems), problems, Integer.MAX_VALUE, reading -> {});
        records.load();
        return records.all();
    }

    /** Returns the files by SHA-256, and their sizes in bytes. */
    public Map<Digest, Long> blobs() throws IOException {
        Map<Digest, Long> sizes = new TreeMap<>(java.util.Comparator.comparing(Digest::hex));
        for (Path prefix : ops.list(layout.sha256())) {
            for (Path blob : ops.isDirectory(prefix) ? ops.list(prefix) : List.<Path>of()) {
                sizes.put(Digest.sha256(StoreLayout.name(blob)), ops.size(blob).orElse(0));
            }
        }
        return sizes;
    }

    /** Returns where a file lies. */
    Path blob(Digest sha256) {
        return layout.blob(sha256);
    }

    /**
     * Reads every file through its digest and every record, and looks for every file that a record names.
     *
     * @param progress is told the bytes of each file that was read
     * @return what is wrong, a sentence each; empty if all is well
     */
    public List<String> verify(Consumer<StoredBlob> progress) throws IOException {
        List<String> wrong = new ArrayList<>();
        Map<Digest, Long> blobs = blobs();
        for (Map.Entry<Digest, Long> blob : blobs.entrySet()) {
            try {
                Digest found = hashing.sha256(layout.blob(blob.getKey()));
                if (!found.equals(blob.getKey())) {
                    wrong.add("file [" + blob.getKey() + "] has become [" + found + "]");
                }
            } catch (NoSuchFileException collectedMeanwhile) {
                continue;
            }
            progress.accept(new StoredBlob(blob.getKey(), blob.getValue()));
        }
        for (ModelRecord record : records()) {
            for (StoredVersion version : record.allVersions()) {
                for (StoredArtifact file : version.artifacts()) {
                    if (ops.size(layout.blob(file.digest())).isEmpty()) {
                        wrong.add("model [" + record.name() + "] version [" + version.label() + "]: file ["
                                + file.digest() + "] is missing");
                    }
                }
            }
        }
        wrong.addAll(problems.latest());
        return wrong;
    }
}
