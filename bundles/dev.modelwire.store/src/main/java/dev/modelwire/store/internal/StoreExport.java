package dev.modelwire.store.internal;

import com.google.gson.stream.JsonWriter;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoredArtifact;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.VersionRole;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Copies the active versions of a store, in use or not, into a directory that others can take: {@code desired.json} in the
 * form of a desired state, {@code artifacts/<sha256>}, and {@code SHA256SUMS}, which {@code sha256sum -c} checks.
 */
public final class StoreExport {

    static final String DOCUMENT = "desired.json";
    static final String ARTIFACTS = "artifacts";
    private static final String SUMS = "SHA256SUMS";
    private static final int ATTEMPTS = 5;

    private final StoreInspection store;
    private final Path target;
    private final String urlBase;
    private final FileOps ops = new DiskFileOps();
    private final Hashing hashing = new Hashing(ops);

    /**
     * Takes a store and a directory, which is made if need be.
     *
     * @param urlBase what the URLs in the document begin with, ending with a slash; empty for the directory itself
     */
    public StoreExport(StoreInspection store, Path target, String urlBase) {
        this.store = store;
        this.target = target.toAbsolutePath().normalize();
        this.urlBase = urlBase;
    }

    /**
     * Copies what is active now; if that changes meanwhile it begins again.
     *
     * @param wanted names of models; empty for all
     * @param progress is told the bytes that were copied
     * @return the models that were exported
     * @throws IOException if a file is damaged or cannot be copied; then there is no new document
     */
    public List<ModelRecord> run(List<String> wanted, Consumer<Long> progress) throws IOException {
        makeDirectory(target.resolve(ARTIFACTS));
        for (int attempt = 1; ; attempt++) {
            List<ModelRecord> records = active(wanted);
            Optional<Digest> gone = copyAll(records, progress);
            if (gone.isEmpty()) {
                write(DOCUMENT, document(records));
                write(SUMS, sums(records));
                return records;
            }
            if (attempt == ATTEMPTS) {
                throw new IOException("file [" + gone.get() + "] is missing in the store: let the gateway fetch it");
            }
        }
    }

    private List<ModelRecord> active(List<String> wanted) throws IOException {
        List<ModelRecord> active = store.records().stream()
                .filter(record -> record.version(VersionRole.ACTIVE).isPresent())
                .filter(record ->
                        wanted.isEmpty() || wanted.contains(record.name().value()))
                .toList();
        for (String name : wanted) {
            if (active.stream().noneMatch(record -> record.name().value().equals(name))) {
                throw new IOException("model [" + name + "] has no active version in the store");
            }
        }
        return active;
    }

    /** Returns the file that was collected while this ran, if one was. */
    private Optional<Digest> copyAll(List<ModelRecord> records, Consumer<Long> progress) throws IOException {
        for (ModelRecord record : records) {
            for (StoredArtifact file : version(record).artifacts()) {
                Path copy = target.resolve(ARTIFACTS).resolve(file.digest().hex());
                if (ops.size(store.blob(file.digest())).isEmpty()) {
                    return Optional.of(file.digest());
                }
                if (ops.size(copy).isEmpty()) {
                    copy(file, copy, progress);
                }
            }
        }
        return Optional.empty();
    }

    private void copy(StoredArtifact file, Path copy, Consumer<Long> progress) throws IOException {
        Path part = copy.resolveSibling(StoreLayout.name(copy) + ".part");
        ops.delete(part);
        MessageDigest digest = Hashing.begin(Digest.Algorithm.SHA256);
        try (FileOps.Output output = ops.create(part)) {
            hashing.each(store.blob(file.digest()), bytes -> {
                long length = bytes.remaining();
                digest.update(bytes.duplicate());
                output.write(bytes);
                progress.accept(length);
            });
            output.force();
        }
        Digest found = Digest.of(Digest.Algorithm.SHA256, digest.digest());
        if (!found.equals(file.digest())) {
            ops.delete(part);
            throw new IOException("file [" + file.digest() + "] has become [" + found
                    + "] on the disk: let the gateway fetch it again");
        }
        ops.rename(part, copy);
    }

    private void makeDirectory(Path directory) throws IOException {
        Path parent = directory.getParent();
        if (parent != null && !ops.isDirectory(parent)) {
            makeDirectory(parent);
        }
        ops.createDirectory(directory);
    }

    private void write(String name, String text) throws IOException {
        Path part = target.resolve(name + ".part");
        ops.delete(part);
        try (FileOps.Output output = ops.create(part)) {
            output.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            output.force();
        }
        ops.rename(part, target.resolve(name));
        ops.forceDirectory(target);
    }

    private static StoredVersion version(ModelRecord record) {
        return record.version(VersionRole.ACTIVE).orElseThrow();
    }

    private String document(List<ModelRecord> records) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setIndent("  ");
            json.beginObject();
            json.name("modelwire").value(1);
            json.name("revision")
                    .value(records.stream()
                            .mapToLong(ModelRecord::desiredRevision)
                            .reduce(1, Math::max));
            json.name("models").beginArray();
            for (ModelRecord record : records) {
                model(json, record);
            }
            json.endArray();
            json.endObject();
        }
        return text.append('\n').toString();
    }

    private void model(JsonWriter json, ModelRecord record) throws IOException {
        json.beginObject();
        json.name("name").value(record.name().value());
        json.name("version").value(version(record).label().value());
        if (!record.fileNames().isEmpty()) {
            json.name("fileName").value(record.fileNames().get(0));
        }
        json.name("artifacts").beginArray();
        for (StoredArtifact file : version(record).artifacts()) {
            json.beginObject();
            json.name("role").value(file.role().name().toLowerCase(Locale.ROOT));
            json.name("url").value(urlBase + ARTIFACTS + "/" + file.digest().hex());
            json.name("sha256").value(file.digest().hex());
            json.name("size").value(file.size());
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }

    private static String sums(List<ModelRecord> records) {
        Map<String, String> lines = new TreeMap<>();
        records.forEach(record -> version(record)
                .artifacts()
                .forEach(file -> lines.put(
                        file.digest().hex(),
                        file.digest().hex() + "  " + ARTIFACTS + "/"
                                + file.digest().hex())));
        return String.join("\n", new ArrayList<>(lines.values())) + "\n";
    }
}
