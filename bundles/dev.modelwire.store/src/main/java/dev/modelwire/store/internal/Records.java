package dev.modelwire.store.internal;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredArtifact;
import dev.modelwire.store.internal.RecordReader.ReadRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The records, each a file with its previous copy beside it; all of them in memory too. Guarded by the store's lock. */
final class Records {

    private final FileOps ops;
    private final StoreLayout layout;
    private final TempFiles temp;
    private final Problems problems;
    private final SmallFiles files;
    private final int versionsKept;
    private final Executor helper;
    private final TreeMap<ModelName, ModelRecord> records = new TreeMap<>();

    /** Records of which the disk did not say whether they are durable: a power cut may bring back any of them. */
    private final Map<ModelName, List<ModelRecord>> uncertain = new HashMap<>();

    /** Records that the disk refused to show for a reason that may pass: nobody knows what they name. */
    private final Set<ModelName> unread = new HashSet<>();

    Records(FileOps ops, StoreLayout layout, TempFiles temp, Problems problems, int versionsKept, Executor helper) {
        this.ops = ops;
        this.layout = layout;
        this.temp = temp;
        this.problems = problems;
        this.files = new SmallFiles(ops);
        this.versionsKept = versionsKept;
        this.helper = helper;
    }

    void load() throws IOException {
        TreeSet<ModelName> names = new TreeSet<>();
        for (Path file : ops.list(layout.models())) {
            String fileName = StoreLayout.name(file);
            String suffix = fileName.endsWith(StoreLayout.OLD) ? StoreLayout.OLD : StoreLayout.JSON;
            try {
                if (!fileName.endsWith(suffix)) {
                    throw new IllegalArgumentException("it must end with " + StoreLayout.JSON);
                }
                names.add(ModelName.of(fileName.substring(0, fileName.length() - suffix.length())));
            } catch (IllegalArgumentException e) {
                problems.report("file [" + file + "] is no record and is left alone", e);
            }
        }
        ReadAhead ahead = new ReadAhead(names, name -> files.read(layout.record(name)));
        ahead.sharedWith(helper);
        for (ModelName name : names) {
            if (reload(name, ahead.take(name))) {
                migrate(name);
            }
        }
    }

    /** Writes a record of an older format in this one; one that cannot be written now is written at the next change. */
    private void migrate(ModelName name) {
        try {
            temp.replace(layout.record(name), RecordWriter.encode(record(name)));
        } catch (IOException e) {
            problems.report("record of model [" + name + "] stays in its older format until the next change", e);
        }
    }

    /**
     * Makes memory say what the disk says, unless the disk says nothing for the moment; returns whether that is a whole
     * record of an older format.
     */
    private boolean reload(ModelName name) {
        return reload(name, Optional.empty());
    }

    private boolean reload(ModelName name, Optional<ReadRecord> readAhead) {
        Optional<ReadRecord> found = readAhead.isPresent() ? readAhead : read(name, layout.record(name));
        boolean older = found.isPresent() && found.get().format() < RecordEnvelope.FORMAT;
        boolean known = unread.contains(name) && records.containsKey(name);
        if (found.isEmpty() && !known) {
            found = read(name, layout.oldRecord(name));
            found.ifPresent(old -> problems.report("model [" + name + "]: its previous record is used"));
        }
        if (found.isPresent()) {
            records.put(name, found.get().record());
        } else if (!unread.contains(name)) {
            records.remove(name);
        }
        return older;
    }

    private Optional<ReadRecord> read(ModelName name, Path file) {
        try {
            Optional<String> text = files.read(file);
            return text.isEmpty() ? Optional.empty() : Optional.of(RecordReader.decode(name, text.get()));
        } catch (IOException e) {
            problems.report("record [" + file + "] cannot be read", e);
            if (!(e instanceof UnusableFileException) && !Refusals.isBadSector(e)) {
                unread.add(name);
            }
            return Optional.empty();
        }
    }

    /** Returns whether all records are known; tries again to read those that the disk had refused for the moment. */
    boolean complete() {
        for (ModelName name : Set.copyOf(unread)) {
            unread.remove(name);
            reload(name);
        }
        return unread.isEmpty();
    }

    ModelRecord record(ModelName name) {
        return records.getOrDefault(name, ModelRecord.empty(name));
    }

    List<ModelRecord> all() {
        return List.copyOf(records.values());
    }

    /** Returns the digests of all files that a record names, also one that a power cut may bring back. */
    Set<Digest> named() {
        return digests(Stream.concat(
                records.values().stream(), uncertain.values().stream().flatMap(List::stream)));
    }

    /** Returns the digests that would be named if everything were certain. */
    Set<Digest> namedOnceSettled() {
        return digests(records.values().stream());
    }

    private static Set<Digest> digests(Stream<ModelRecord> all) {
        return all.flatMap(record -> record.allVersions().stream())
                .flatMap(version -> version.artifacts().stream())
                .map(StoredArtifact::digest)
                .collect(Collectors.toSet());
    }

    /** Says again what a power cut might undo, so that no other record counts; returns whether there was any. */
    boolean settle() throws StoreException {
        Set<ModelName> names = Set.copyOf(uncertain.keySet());
        for (ModelName name : names) {
            if (records.containsKey(name)) {
                save(record(name));
            } else {
                remove(name);
            }
        }
        return !names.isEmpty();
    }

    /** The previous copy is written from memory, never from a file that may be the damaged one. */
    void save(ModelRecord given) throws StoreException {
        ModelRecord record = Retention.trimmed(given, versionsKept);
        ModelName name = record.name();
        ModelRecord before = records.get(name);
        try {
            if (before != null) {
                temp.replace(layout.oldRecord(name), RecordWriter.encode(before));
            }
            temp.replace(layout.record(name), RecordWriter.encode(record), () -> {
                doubt(name, record);
                doubt(name, before);
            });
            records.put(name, record);
            unread.remove(name);
            uncertain.remove(name);
        } catch (IOException e) {
            reload(name);
            throw Refusals.disk("record of model [" + name + "]", e);
        }
    }

    private void doubt(ModelName name, @Nullable ModelRecord record) {
        if (record != null) {
            uncertain.computeIfAbsent(name, any -> new ArrayList<>()).add(record);
        }
    }

    /** The previous copy goes first: a record must not give way to an older one. */
    void remove(ModelName name) throws StoreException {
        ModelRecord before = records.get(name);
        try {
            if (ops.delete(layout.oldRecord(name))) {
                ops.forceDirectory(layout.models());
            }
            if (ops.delete(layout.record(name))) {
                ops.forceDirectory(layout.models());
            }
            records.remove(name);
            unread.remove(name);
            uncertain.remove(name);
        } catch (IOException e) {
            doubt(name, before);
            reload(name);
            throw Refusals.disk("record of model [" + name + "]", e);
        }
    }
}
