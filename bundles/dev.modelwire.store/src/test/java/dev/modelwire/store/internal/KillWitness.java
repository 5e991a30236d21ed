package dev.modelwire.store.internal;

import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.VersionRole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Remembers what the workers said that they had done, and compares the store with it after each of their deaths. */
final class KillWitness {

    private final Path directory;
    private final Map<String, String> records = new HashMap<>();
    private String document = "";

    KillWitness(Path directory) {
        this.directory = directory;
    }

    /** Returns a record as one word. */
    static String line(ModelRecord record) {
        return Base64.getEncoder().encodeToString(RecordWriter.encode(record));
    }

    List<String> check(int round, List<String> said) throws Exception {
        String unfinished = "";
        for (String line : said) {
            if (line.startsWith("begin ") && line.endsWith(" .")) {
                unfinished = line;
            } else if (line.equals(KillWorker.END)) {
                apply(unfinished);
                unfinished = "";
            }
        }
        List<String> violations = new ArrayList<>();
        try (FileModelStore store = new FileModelStore(new DiskFileOps(), directory, KillWorker.OPTIONS).open()) {
            compare(store, unfinished, violations);
            if (!store.problems().isEmpty()) {
                violations.add("problems " + store.problems());
            }
            leaves(store, violations);
            verify(store, violations);
        }
        return violations.stream().map(one -> "round " + round + ": " + one).toList();
    }

    private void apply(String change) {
        String[] words = change.split(" ");
        switch (words[1]) {
            case "save" -> records.put(words[2], words[3]);
            case "remove" -> records.remove(words[2]);
            case "document" -> document = words[2].repeat(200);
            default -> {}
        }
    }

    private void compare(FileModelStore store, String unfinished, List<String> violations) {
        Map<String, String> found = new HashMap<>();
        store.records().forEach(record -> found.put(record.name().value(), line(record)));
        String shown = store.document("reported").orElse("");
        if (!same(found, shown)) {
            Map<String, String> before = new HashMap<>(records);
            String documentBefore = document;
            if (!unfinished.isEmpty()) {
                apply(unfinished);
            }
            if (!same(found, shown)) {
                violations.add("the store is neither as before nor as after [" + unfinished + "]: " + decoded(found)
                        + " instead of " + decoded(before) + ", document " + shown.length() + " instead of "
                        + documentBefore.length());
            }
        }
        records.clear();
        records.putAll(found);
        document = shown;
    }

    /** Versions that had to make room for a file may be missing: that is no change that was asked for. */
    private boolean same(Map<String, String> found, String shown) {
        return document.equals(shown) && withoutRetired(records).equals(withoutRetired(found));
    }

    private static Map<String, ModelRecord> withoutRetired(Map<String, String> lines) {
        Map<String, ModelRecord> decoded = new HashMap<>();
        lines.forEach((name, line) -> {
            try {
                String text = new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8);
                decoded.put(
                        name,
                        RecordReader.decode(ModelName.of(name), text).record().withRetired(List.of()));
            } catch (RecordFormatException e) {
                throw new AssertionError(e);
            }
        });
        return decoded;
    }

    private static String decoded(Map<String, String> lines) {
        return withoutRetired(lines).toString();
    }

    private void verify(FileModelStore store, List<String> violations) throws Exception {
        for (ModelRecord record : store.records()) {
            for (StoredVersion version : record.allVersions()) {
                store.open(version.digest()).close();
            }
            for (String name : record.fileNames()) {
                StoredVersion active = record.version(VersionRole.ACTIVE).orElseThrow();
                if (!new Hashing(new DiskFileOps())
                        .sha256(directory.resolve("files").resolve(name))
                        .equals(active.digest())) {
                    violations.add("file [" + name + "] is another");
                }
            }
        }
    }

    private void leaves(FileModelStore store, List<String> violations) throws Exception {
        store.collect();
        Set<String> named = new TreeSet<>();
        store.records().forEach(record -> record.allVersions()
                .forEach(version -> named.add(version.digest().hex())));
        Set<String> found = new HashSet<>();
        for (String file : Stores.tree(directory.resolve("blobs/sha256"))) {
            found.add(file.substring(3));
        }
        if (!named.equals(new TreeSet<>(found))) {
            violations.add("files " + found + " are there of which " + named + " are named");
        }
        for (String empty : List.of("tmp", "partial", "quarantine")) {
            if (!Stores.names(directory.resolve(empty)).isEmpty()) {
                violations.add("left in " + empty + ": " + Stores.names(directory.resolve(empty)));
            }
        }
    }
}
