package dev.modelwire.store.internal;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.LocalFileName;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.KnownBad;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoredArtifact;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.Transition;
import dev.modelwire.api.store.Trial;
import dev.modelwire.api.store.VersionRole;
import java.io.IOException;
import java.io.StringReader;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a record from JSON, and takes nothing that {@link RecordWriter} would not have written. */
final class RecordReader {

    private static final Set<String> ARTIFACT = Set.of("role", "sha256", "size");
    private static final Set<String> VERSION = Set.of("label", "artifacts");
    private static final Set<String> KNOWN_BAD = Set.of("algorithm", "hex", "code", "detail", "since");
    private static final Set<String> TRIAL = Set.of("sha256", "starts");
    private static final Set<String> TRANSITION = Set.of("at", "kind", "version", "algorithm", "hex", "detail");
    private static final Set<String> FIRST = Set.of("modelwireRecord", "name", "versions", "knownBad", "fileNames");
    private static final Set<String> RECORD = Set.of(
            "name", "desiredRevision", "versionFloor", "versions", "retired", "knownBad", "history", "fileNames");
    private static final Set<String> OPTIONAL = Set.of("trial");
    private static final Set<String> NONE = Set.of();

    private RecordReader() {}

    /** A record and the format in which it was written. */
    record ReadRecord(int format, ModelRecord record) {}

    static ReadRecord decode(ModelName name, String text) throws RecordFormatException {
        RecordEnvelope envelope = RecordEnvelope.open(text);
        try (JsonReader json = new JsonReader(new StringReader(envelope.body()))) {
            JsonFields fields = JsonFields.read(json);
            ModelRecord record = envelope.format() == RecordEnvelope.FIRST
                    ? first(fields.known(FIRST, NONE))
                    : record(fields.known(RECORD, OPTIONAL));
            if (json.peek() != JsonToken.END_DOCUMENT) {
                throw new RecordFormatException("record must end with its object");
            }
            if (!record.name().value().equals(name.value())) {
                throw new RecordFormatException("record is of [" + record.name() + "]: it must be of [" + name + "]");
            }
            return new ReadRecord(envelope.format(), record);
        } catch (RecordFormatException e) {
            throw e;
        } catch (IOException
                | IllegalStateException
                | IllegalArgumentException
                | ArithmeticException
                | DateTimeException e) {
            throw new RecordFormatException("record must be JSON of format " + envelope.format() + ": " + e, e);
        }
    }

    private static ModelRecord first(JsonFields fields) throws IOException {
        return new ModelRecord(
                ModelName.of(fields.text("name")),
                0,
                0,
                versions(fields.object("versions")),
                List.of(),
                knownBad(fields),
                null,
                List.of(),
                fileNames(fields));
    }

    private static ModelRecord record(JsonFields fields) throws IOException {
        return new ModelRecord(
                ModelName.of(fields.text("name")),
                fields.number("desiredRevision"),
                fields.number("versionFloor"),
                versions(fields.object("versions")),
                retired(fields),
                knownBad(fields),
                fields.has("trial") ? trial(fields.object("trial")) : null,
                history(fields),
                fileNames(fields));
    }

    private static List<String> fileNames(JsonFields fields) throws IOException {
        List<String> fileNames = fields.texts("fileNames");
        for (String name : fileNames) {
            LocalFileName.of(name);
        }
        return fileNames;
    }

    private static Map<VersionRole, StoredVersion> versions(JsonFields fields) throws IOException {
        Map<VersionRole, StoredVersion> versions = new EnumMap<>(VersionRole.class);
        for (String role : fields.keys()) {
            versions.put(VersionRole.valueOf(role), version(fields.object(role)));
        }
        return versions;
    }

    private static List<StoredVersion> retired(JsonFields fields) throws IOException {
        List<StoredVersion> retired = new ArrayList<>();
        for (JsonFields version : fields.objects("retired")) {
            retired.add(version(version));
        }
        return retired;
    }

    private static StoredVersion version(JsonFields fields) throws IOException {
        fields.known(VERSION, NONE);
        List<StoredArtifact> artifacts = new ArrayList<>();
        for (JsonFields artifact : fields.objects("artifacts")) {
            artifact.known(ARTIFACT, NONE);
            artifacts.add(new StoredArtifact(
                    ArtifactRole.valueOf(artifact.text("role")),
                    new Digest(Digest.Algorithm.SHA256, artifact.text("sha256")),
                    artifact.number("size")));
        }
        return new StoredVersion(VersionLabel.of(fields.text("label")), artifacts);
    }

    private static List<KnownBad> knownBad(JsonFields fields) throws IOException {
        List<KnownBad> all = new ArrayList<>();
        for (JsonFields bad : fields.objects("knownBad")) {
            bad.known(KNOWN_BAD, NONE);
            all.add(new KnownBad(
                    digest(bad),
                    ErrorCode.valueOf(bad.text("code")),
                    bad.text("detail"),
                    Moments.parse(bad.text("since"))));
        }
        return all;
    }

    private static Trial trial(JsonFields fields) throws IOException {
        fields.known(TRIAL, NONE);
        return new Trial(
                new Digest(Digest.Algorithm.SHA256, fields.text("sha256")), Math.toIntExact(fields.number("starts")));
    }

    private static List<Transition> history(JsonFields fields) throws IOException {
        List<Transition> history = new ArrayList<>();
        for (JsonFields transition : fields.objects("history")) {
            transition.known(TRANSITION, NONE);
            history.add(new Transition(
                    Moments.parse(transition.text("at")),
                    Transition.Kind.valueOf(transition.text("kind")),
                    VersionLabel.of(transition.text("version")),
                    digest(transition),
                    transition.text("detail")));
        }
        return history;
    }

    private static Digest digest(JsonFields fields) throws IOException {
        return new Digest(Digest.Algorithm.valueOf(fields.text("algorithm")), fields.text("hex"));
    }
}
