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
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads a record from JSON, and takes nothing that {@link RecordWriter} would not have written. */
final class RecordReader {

    private static final Map<String, JsonFields.Value<?>> ARTIFACT =
            Map.of("role", JsonFields::string, "sha256", JsonFields::string, "size", JsonReader::nextLong);
    private static final Map<String, JsonFields.Value<?>> VERSION =
            Map.of("label", JsonFields::string, "artifacts", json -> JsonFields.list(json, RecordReader::artifact));
    private static final Map<String, JsonFields.Value<?>> KNOWN_BAD = Map.of(
            "algorithm", JsonFields::string,
            "hex", JsonFields::string,
            "code", JsonFields::string,
            "detail", JsonFields::string,
            "since", JsonFields::string);
    private static final Map<String, JsonFields.Value<?>> TRIAL =
            Map.of("sha256", JsonFields::string, "starts", JsonReader::nextInt);
    private static final Map<String, JsonFields.Value<?>> TRANSITION = Map.of(
            "at", JsonFields::string,
            "kind", JsonFields::string,
            "version", JsonFields::string,
            "algorithm", JsonFields::string,
            "hex", JsonFields::string,
            "detail", JsonFields::string);
    private static final Map<String, JsonFields.Value<?>> FIRST = Map.of(
            "modelwireRecord", JsonReader::nextInt,
            "name", JsonFields::string,
            "versions", RecordReader::versions,
            "knownBad", json -> JsonFields.list(json, RecordReader::knownBad),
            "fileNames", json -> JsonFields.list(json, JsonFields::string));
    private static final Map<String, JsonFields.Value<?>> RECORD = Map.of(
            "name",
            JsonFields::string,
            "desiredRevision",
            JsonReader::nextLong,
            "versionFloor",
            JsonReader::nextLong,
            "versions",
            RecordReader::versions,
            "retired",
            json -> JsonFields.list(json, RecordReader::version),
            "knownBad",
            json -> JsonFields.list(json, RecordReader::knownBad),
            "history",
            json -> JsonFields.list(json, RecordReader::transition),
            "fileNames",
            json -> JsonFields.list(json, JsonFields::string));
    private static final Map<String, JsonFields.Value<?>> OPTIONAL = Map.of("trial", RecordReader::trial);

    private RecordReader() {}

    /** A record and the format in which it was written. */
    record ReadRecord(int format, ModelRecord record) {}

    static ReadRecord decode(ModelName name, String text) throws RecordFormatException {
        RecordEnvelope envelope = RecordEnvelope.open(text);
        try (JsonReader json = new JsonReader(new StringReader(envelope.body()))) {
            ModelRecord record = envelope.format() == RecordEnvelope.FIRST
                    ? common(JsonFields.read(json, FIRST, Map.of()))
                    : record(JsonFields.read(json, RECORD, OPTIONAL));
            if (json.peek() != JsonToken.END_DOCUMENT) {
                throw new RecordFormatException("record must end with its object");
            }
            if (!record.name().equals(name)) {
                throw new RecordFormatException("record is of [" + record.name() + "]: it must be of [" + name + "]");
            }
            return new ReadRecord(envelope.format(), record);
        } catch (RecordFormatException e) {
            throw e;
        } catch (IOException | IllegalStateException | IllegalArgumentException | DateTimeException e) {
            throw new RecordFormatException("record must be JSON of format " + envelope.format() + ": " + e, e);
        }
    }

    private static ModelRecord record(JsonFields fields) {
        ModelRecord record = common(fields)
                .withDesiredRevision(fields.number("desiredRevision"))
                .withVersionFloor(fields.number("versionFloor"))
                .withRetired(fields.list("retired", StoredVersion.class))
                .withTrial(fields.has("trial") ? fields.get("trial", Trial.class) : null);
        for (Transition transition : fields.list("history", Transition.class)) {
            record = record.with(transition);
        }
        return record;
    }

    private static ModelRecord common(JsonFields fields) {
        List<String> fileNames = fields.list("fileNames", String.class);
        fileNames.forEach(LocalFileName::of);
        ModelRecord record = ModelRecord.empty(ModelName.of(fields.text("name")))
                .withKnownBad(fields.list("knownBad", KnownBad.class))
                .withFileNames(fileNames);
        Map<?, ?> versions = fields.get("versions", Map.class);
        for (Map.Entry<?, ?> entry : versions.entrySet()) {
            record = record.with((VersionRole) entry.getKey(), (StoredVersion) entry.getValue());
        }
        return record;
    }

    private static Map<VersionRole, StoredVersion> versions(JsonReader json) throws IOException {
        Map<VersionRole, StoredVersion> versions = new EnumMap<>(VersionRole.class);
        json.beginObject();
        while (json.hasNext()) {
            VersionRole role = VersionRole.valueOf(json.nextName());
            if (versions.put(role, version(json)) != null) {
                throw new RecordFormatException("key [" + role + "] stands twice");
            }
        }
        json.endObject();
        return versions;
    }

    private static StoredVersion version(JsonReader json) throws IOException {
        JsonFields fields = JsonFields.read(json, VERSION, Map.of());
        return new StoredVersion(VersionLabel.of(fields.text("label")), fields.list("artifacts", StoredArtifact.class));
    }

    private static StoredArtifact artifact(JsonReader json) throws IOException {
        JsonFields fields = JsonFields.read(json, ARTIFACT, Map.of());
        return new StoredArtifact(
                ArtifactRole.valueOf(fields.text("role")), Digest.sha256(fields.text("sha256")), fields.number("size"));
    }

    private static KnownBad knownBad(JsonReader json) throws IOException {
        JsonFields fields = JsonFields.read(json, KNOWN_BAD, Map.of());
        return new KnownBad(
                digest(fields),
                ErrorCode.valueOf(fields.text("code")),
                fields.text("detail"),
                Instant.parse(fields.text("since")));
    }

    private static Trial trial(JsonReader json) throws IOException {
        JsonFields fields = JsonFields.read(json, TRIAL, Map.of());
        return new Trial(Digest.sha256(fields.text("sha256")), fields.get("starts", Integer.class));
    }

    private static Transition transition(JsonReader json) throws IOException {
        JsonFields fields = JsonFields.read(json, TRANSITION, Map.of());
        return new Transition(
                Instant.parse(fields.text("at")),
                Transition.Kind.valueOf(fields.text("kind")),
                VersionLabel.of(fields.text("version")),
                digest(fields),
                fields.text("detail"));
    }

    private static Digest digest(JsonFields fields) {
        return Digest.of(Digest.Algorithm.valueOf(fields.text("algorithm")), fields.text("hex"));
    }
}
