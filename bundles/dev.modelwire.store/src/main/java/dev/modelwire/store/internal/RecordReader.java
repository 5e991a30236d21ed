package dev.modelwire.store.internal;

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
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads a record from JSON, and takes nothing that {@link RecordWriter} would not have written. */
final class RecordReader {

    private RecordReader() {}

    /** A record and the format in which it was written. */
    record ReadRecord(int format, ModelRecord record) {}

    static ReadRecord decode(ModelName name, String text) throws RecordFormatException {
        RecordEnvelope envelope = RecordEnvelope.open(text);
        try {
            JsonInOrder fields = new JsonInOrder(envelope.body());
            fields.beginObject();
            ModelRecord record = envelope.format() == RecordEnvelope.FIRST ? first(fields) : record(fields);
            fields.endObject();
            fields.endDocument();
            if (!record.name().value().equals(name.value())) {
                throw new RecordFormatException("record is of [" + record.name() + "]: it must be of [" + name + "]");
            }
            return new ReadRecord(envelope.format(), record);
        } catch (IllegalStateException | IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new RecordFormatException("record must be JSON of format " + envelope.format() + ": " + e, e);
        }
    }

    private static ModelRecord first(JsonInOrder fields) throws RecordFormatException {
        long format = fields.number("modelwireRecord");
        if (format != RecordEnvelope.FIRST) {
            throw new RecordFormatException("record has format [" + format + "]: it must be " + RecordEnvelope.FIRST);
        }
        ModelName name = ModelName.of(fields.text("name"));
        Map<VersionRole, StoredVersion> versions = versions(fields);
        List<KnownBad> knownBad = knownBad(fields);
        return new ModelRecord(name, 0, 0, versions, List.of(), knownBad, null, List.of(), fileNames(fields));
    }

    private static ModelRecord record(JsonInOrder fields) throws RecordFormatException {
        ModelName name = ModelName.of(fields.text("name"));
        long desiredRevision = fields.number("desiredRevision");
        long versionFloor = fields.number("versionFloor");
        Map<VersionRole, StoredVersion> versions = versions(fields);
        List<StoredVersion> retired = retired(fields);
        List<KnownBad> knownBad = knownBad(fields);
        Trial trial = fields.isNext("trial") ? trial(fields) : null;
        List<Transition> history = history(fields);
        return new ModelRecord(
                name, desiredRevision, versionFloor, versions, retired, knownBad, trial, history, fileNames(fields));
    }

    private static List<String> fileNames(JsonInOrder fields) throws RecordFormatException {
        List<String> fileNames = new ArrayList<>();
        fields.beginArray("fileNames");
        while (fields.hasNext()) {
            String name = fields.text();
            LocalFileName.of(name);
            fileNames.add(name);
        }
        fields.endArray();
        return fileNames;
    }

    private static Map<VersionRole, StoredVersion> versions(JsonInOrder fields) throws RecordFormatException {
        Map<VersionRole, StoredVersion> versions = new EnumMap<>(VersionRole.class);
        fields.beginObject("versions");
        while (fields.hasNext()) {
            String role = fields.key();
            if (versions.put(VersionRole.valueOf(role), version(fields)) != null) {
                throw new RecordFormatException("key [" + role + "] stands twice");
            }
        }
        fields.endObject();
        return versions;
    }

    private static List<StoredVersion> retired(JsonInOrder fields) throws RecordFormatException {
        List<StoredVersion> retired = new ArrayList<>();
        fields.beginArray("retired");
        while (fields.hasNext()) {
            retired.add(version(fields));
        }
        fields.endArray();
        return retired;
    }

    private static StoredVersion version(JsonInOrder fields) throws RecordFormatException {
        fields.beginObject();
        VersionLabel label = VersionLabel.of(fields.text("label"));
        List<StoredArtifact> artifacts = new ArrayList<>();
        fields.beginArray("artifacts");
        while (fields.hasNext()) {
            fields.beginObject();
            artifacts.add(new StoredArtifact(
                    ArtifactRole.valueOf(fields.text("role")),
                    new Digest(Digest.Algorithm.SHA256, fields.text("sha256")),
                    fields.number("size")));
            fields.endObject();
        }
        fields.endArray();
        fields.endObject();
        return new StoredVersion(label, artifacts);
    }

    private static List<KnownBad> knownBad(JsonInOrder fields) throws RecordFormatException {
        List<KnownBad> all = new ArrayList<>();
        fields.beginArray("knownBad");
        while (fields.hasNext()) {
            fields.beginObject();
            all.add(new KnownBad(
                    digest(fields),
                    ErrorCode.valueOf(fields.text("code")),
                    fields.text("detail"),
                    Moments.parse(fields.text("since"))));
            fields.endObject();
        }
        fields.endArray();
        return all;
    }

    private static Trial trial(JsonInOrder fields) throws RecordFormatException {
        fields.beginObject("trial");
        Trial trial = new Trial(
                new Digest(Digest.Algorithm.SHA256, fields.text("sha256")), Math.toIntExact(fields.number("starts")));
        fields.endObject();
        return trial;
    }

    private static List<Transition> history(JsonInOrder fields) throws RecordFormatException {
        List<Transition> history = new ArrayList<>();
        fields.beginArray("history");
        while (fields.hasNext()) {
            fields.beginObject();
            history.add(new Transition(
                    Moments.parse(fields.text("at")),
                    Transition.Kind.valueOf(fields.text("kind")),
                    VersionLabel.of(fields.text("version")),
                    digest(fields),
                    fields.text("detail")));
            fields.endObject();
        }
        fields.endArray();
        return history;
    }

    private static Digest digest(JsonInOrder fields) throws RecordFormatException {
        return new Digest(Digest.Algorithm.valueOf(fields.text("algorithm")), fields.text("hex"));
    }
}
