package dev.modelwire.store.internal;

import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The records, each a file with its previous copy beside it; all of them in memory too. Guarded by the store's lock. */
final class Records {

    private final FileOps ops;
    private final StoreLayout layout;
    private final TempFiles temp;
    private final Problems problems;
    private final SmallFiles files;
    private final TreeMap<ModelName, ModelRecord> records = new TreeMap<>();

    Records(FileOps ops, StoreLayout layout, TempFiles temp, Problems problems) {
        this.ops = ops;
        this.layout = layout;
        this.temp = temp;
        this.problems = problems;
        this.files = new SmallFiles(ops);
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
        names.forEach(this::reload);
    }

    /** Makes memory say what the disk says. */
    private void reload(ModelName name) {
        Optional<ModelRecord> found = read(name, layout.record(name));
        if (found.isEmpty()) {
            found = read(name, layout.oldRecord(name));
            found.ifPresent(old -> problems.report("model [" + name + "]: its previous record is used"));
        }
        found.ifPresentOrElse(record -> records.put(name, record), () -> records.remove(name));
    }

    private Optional<ModelRecord> read(ModelName name, Path file) {
        try {
            Optional<String> text = files.read(file);
            return text.isEmpty() ? Optional.empty() : Optional.of(RecordReader.decode(name, text.get()));
        } catch (IOException e) {
            problems.report("record [" + file + "] cannot be read", e);
            return Optional.empty();
        }
    }

    Optional<ModelRecord> get(ModelName name) {
        return Optional.ofNullable(records.get(name));
    }

    List<ModelRecord> all() {
        return List.copyOf(records.values());
    }

    /** The previous copy is written from memory, never from a file that may be the damaged one. */
    void save(ModelRecord record) throws StoreException {
        ModelName name = record.name();
        ModelRecord before = records.get(name);
        try {
            if (before != null) {
                temp.replace(layout.oldRecord(name), RecordWriter.encode(before));
            }
            temp.replace(layout.record(name), RecordWriter.encode(record));
            records.put(name, record);
        } catch (IOException e) {
            reload(name);
            throw Refusals.disk("record of model [" + name + "]", e);
        }
    }

    /** The previous copy goes first: a record must not give way to an older one. */
    void remove(ModelName name) throws StoreException {
        try {
            if (ops.delete(layout.oldRecord(name))) {
                ops.forceDirectory(layout.models());
            }
            if (ops.delete(layout.record(name))) {
                ops.forceDirectory(layout.models());
            }
            records.remove(name);
        } catch (IOException e) {
            reload(name);
            throw Refusals.disk("record of model [" + name + "]", e);
        }
    }
}
