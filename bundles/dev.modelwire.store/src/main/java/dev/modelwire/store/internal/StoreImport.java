package dev.modelwire.store.internal;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.LocalFileName;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.api.store.BlobWriter;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredArtifact;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.Transition;
import dev.modelwire.api.store.VersionRole;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the versions of an exported directory into a store. A version becomes the active one of its model if that has none,
 * else a retired one that needs no transfer once it is desired.
 */
final class StoreImport {

    private static final Set<String> ARTIFACT = Set.of("role", "url", "sha256", "size");
    private static final Set<String> MODEL = Set.of("name", "version", "artifacts");
    private static final Set<String> DOCUMENT = Set.of("modelwire", "revision", "models");

    private final FileOps ops;
    private final Path source;
    private final Clock clock;
    private final Hashing hashing;

    StoreImport(FileOps ops, Path source, Clock clock) {
        this.ops = ops;
        this.source = source.toAbsolutePath().normalize();
        this.clock = clock;
        this.hashing = new Hashing(ops);
    }

    private record Exported(ModelName name, StoredVersion version, List<String> fileNames) {}

    /**
     * Stores every version that the document names, each wholly or not at all.
     *
     * @return what was taken, a line each
     * @throws IOException if the directory is no exported one, or a file is missing or unsafe
     * @throws StoreException if a file is not what the document says, or the store refuses it
     */
    List<String> into(ModelStore store) throws IOException, StoreException {
        List<String> taken = new ArrayList<>();
        for (Exported exported : read()) {
            for (StoredArtifact file : exported.version().artifacts()) {
                if (store.find(file.digest()).isEmpty()) {
                    copy(file, store);
                }
            }
            taken.add(remember(exported, store));
        }
        return taken;
    }

    private String remember(Exported exported, ModelStore store) throws StoreException {
        ModelRecord record = store.record(exported.name());
        StoredVersion version = exported.version();
        String what = exported.name() + "@" + version.label();
        if (record.allVersions().stream().anyMatch(known -> known.digest().equals(version.digest()))) {
            return what + " was there already";
        }
        Transition imported = new Transition(
                clock.instant(), Transition.Kind.IMPORTED, version.label(), version.digest(), "from [" + source + "]");
        if (record.version(VersionRole.ACTIVE).isEmpty()) {
            store.save(record.with(VersionRole.ACTIVE, version)
                    .withFileNames(exported.fileNames())
                    .with(imported));
            return what + " is the active version";
        }
        List<StoredVersion> retired = new ArrayList<>(record.retired());
        retired.add(0, version);
        store.save(record.withRetired(retired).with(imported));
        return store.record(exported.name()).retired().contains(version)
                ? what + " is kept until it is desired"
                : what + " is not kept: the settings allow no more versions of this model";
    }

    private void copy(StoredArtifact file, ModelStore store) throws IOException, StoreException {
        Path path = safe(file.digest());
        try (BlobWriter writer = store.write(file.digest(), file.size(), file.size())) {
            StoreException[] refused = new StoreException[1];
            hashing.each(path, bytes -> {
                try {
                    if (refused[0] == null) {
                        writer.write(bytes);
                    }
                } catch (StoreException e) {
                    refused[0] = e;
                }
            });
            if (refused[0] != null) {
                throw refused[0];
            }
            writer.commit();
        }
    }

    /** A file is taken only from where an export puts it, and never through a link that leads elsewhere. */
    private Path safe(Digest digest) throws IOException {
        Path directory = source.resolve(StoreExport.ARTIFACTS);
        Path file = directory.resolve(digest.hex());
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("file [" + file + "] is missing or is no plain file: export again");
        }
        return file;
    }

    private List<Exported> read() throws IOException {
        Path document = source.resolve(StoreExport.DOCUMENT);
        if (!Files.isRegularFile(document, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("directory [" + source + "] holds no [" + StoreExport.DOCUMENT
                    + "]: give one that [modelctl store export] has written");
        }
        Optional<String> text = new SmallFiles(ops).read(document);
        try (JsonReader json = new JsonReader(new StringReader(text.orElse("")))) {
            JsonFields fields = JsonFields.read(json).known(DOCUMENT, Set.of("expires"));
            if (json.peek() != JsonToken.END_DOCUMENT || fields.number("modelwire") != 1) {
                throw new RecordFormatException("it must be one desired state of format 1");
            }
            List<Exported> models = new ArrayList<>();
            for (JsonFields model : fields.objects("models")) {
                models.add(model(model.known(MODEL, Set.of("fileName"))));
            }
            return models;
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            throw new IOException("document [" + document + "] cannot be used: " + e.getMessage(), e);
        }
    }

    private static Exported model(JsonFields fields) throws IOException {
        List<String> fileNames = fields.has("fileName")
                ? List.of(LocalFileName.of(fields.text("fileName")).value())
                : List.of();
        List<StoredArtifact> artifacts = new ArrayList<>();
        for (JsonFields artifact : fields.objects("artifacts")) {
            artifact.known(ARTIFACT, Set.of()).text("url");
            artifacts.add(new StoredArtifact(
                    ArtifactRole.valueOf(artifact.text("role").toUpperCase(Locale.ROOT)),
                    Digest.sha256(artifact.text("sha256")),
                    artifact.number("size")));
        }
        return new Exported(
                ModelName.of(fields.text("name")),
                new StoredVersion(VersionLabel.of(fields.text("version")), artifacts),
                fileNames);
    }
}
