package dev.modelwire.store.internal;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.LocalFileName;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.VersionRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * The active model files under their local names, for other processes: made equal to what the records say. Guarded by the
 * store's lock.
 */
final class FileView {

    private final FileOps ops;
    private final StoreLayout layout;
    private final TempFiles temp;
    private final Problems problems;
    private final Hashing hashing;
    private final Map<String, Digest> copies = new HashMap<>();

    FileView(FileOps ops, StoreLayout layout, TempFiles temp, Problems problems, Hashing hashing) {
        this.ops = ops;
        this.layout = layout;
        this.temp = temp;
        this.problems = problems;
        this.hashing = hashing;
    }

    /** Refuses names that are no plain file names or that would stand for two files on some file system. */
    static void check(ModelRecord record, List<ModelRecord> all) throws StoreException {
        Set<String> own = new HashSet<>();
        for (String name : record.fileNames()) {
            try {
                LocalFileName.of(name);
            } catch (IllegalArgumentException e) {
                throw refused("model [" + record.name() + "]: " + e.getMessage());
            }
            if (!own.add(folded(name))) {
                throw refused("model [" + record.name() + "] names the file [" + name + "] twice: each name once");
            }
        }
        for (ModelRecord other : all) {
            for (String name : other.fileNames()) {
                if (!other.name().equals(record.name()) && own.contains(folded(name))) {
                    throw refused("model [" + record.name() + "] names the file [" + name + "], which model ["
                            + other.name() + "] has, in this or another case: choose another name");
                }
            }
        }
    }

    private static StoreException refused(String message) {
        return new StoreException(ErrorCode.STORE_IO, message);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Trouble is reported, not thrown: the records are right already, and the next refresh tries again. */
    void refresh(List<ModelRecord> records) {
        Map<String, Digest> wanted = new TreeMap<>();
        for (ModelRecord record : records) {
            StoredVersion active = record.versions().get(VersionRole.ACTIVE);
            if (active != null) {
                for (String name : record.fileNames()) {
                    wanted.put(name, active.digest());
                }
            }
        }
        boolean changed = false;
        try {
            for (Path file : ops.list(layout.files())) {
                if (!wanted.containsKey(StoreLayout.name(file))) {
                    changed |= attempt(file, () -> remove(file));
                }
            }
            for (Map.Entry<String, Digest> entry : wanted.entrySet()) {
                Path file = layout.files().resolve(entry.getKey());
                changed |= attempt(file, () -> show(entry.getKey(), file, entry.getValue()));
            }
            if (changed) {
                ops.forceDirectory(layout.files());
            }
        } catch (IOException e) {
            problems.report("files [" + layout.files() + "] are not up to date; the next change tries again", e);
        }
    }

    /** Something that stands in the way of one name must not keep the others from being shown. */
    private boolean attempt(Path file, Change change) {
        try {
            return change.made();
        } catch (IOException e) {
            problems.report("file [" + file + "] is not up to date; the next change tries again", e);
            return false;
        }
    }

    private interface Change {
        boolean made() throws IOException;
    }

    private boolean remove(Path file) throws IOException {
        copies.remove(StoreLayout.name(file));
        return ops.delete(file);
    }

    /** Shows a file, or nothing if it is not in the store. */
    private boolean show(String name, Path file, Digest digest) throws IOException {
        Path blob = layout.blob(digest);
        if (isCurrent(name, file, digest, blob)) {
            return false;
        }
        if (ops.size(blob).isEmpty()) {
            return remove(file);
        }
        Path tempFile = temp.take();
        try {
            try {
                ops.link(blob, tempFile);
                copies.remove(name);
            } catch (IOException | UnsupportedOperationException e) {
                copy(blob, tempFile);
                copies.put(name, digest);
            }
            temp.rename(tempFile, file);
            return true;
        } finally {
            temp.discardUnlessRenamed(tempFile);
        }
    }

    private boolean isCurrent(String name, Path file, Digest digest, Path blob) throws IOException {
        if (ops.sameFile(file, blob)) {
            return true;
        }
        OptionalLong size = ops.size(file);
        if (size.isEmpty() || !size.equals(ops.size(blob))) {
            return false;
        }
        if (digest.equals(copies.get(name))) {
            return true;
        }
        boolean copied = hashing.sha256(file).equals(digest);
        if (copied) {
            copies.put(name, digest);
        }
        return copied;
    }

    private void copy(Path blob, Path tempFile) throws IOException {
        try (FileOps.Output output = ops.create(tempFile)) {
            hashing.copy(blob, output);
            output.force();
        }
        ops.readOnly(tempFile);
    }
}
