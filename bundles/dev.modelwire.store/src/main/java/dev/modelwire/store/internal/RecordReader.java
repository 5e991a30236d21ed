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
    private static final Map<String, JsonFields.Value<?>> RECORD = Map.of(
            "modelwireRecord", RecordReader::format,
            "name", JsonFields::string,
            "versions", RecordReader::versions,
            "knownBad", json -> JsonFields.list(json, RecordReader::knownBad),
            "fileNames", json -> JsonFields.list(json, JsonFields::string));

    private RecordReader() {}

    static ModelRecord decode(ModelName name, String text) throws RecordFormatException {
        try (JsonReader json = new JsonReader(new StringReader(text))) {
            ModelRecord record = record(JsonFields.read(json, RECORD));
            if (json.peek() != JsonToken.END_DOCUMENT) {
                throw new RecordFormatException("record must end with its object");
            }
            if (!record.name().equals(name)) {
                throw new RecordFormatException("record is of [" + record.name() + "]: it must be of [" + name + "]");
            }
            return record;
        } catch (RecordFormatException e) {
            throw e;
        } catch (IOException | IllegalStateException | IllegalArgumentException | DateTimeException e) {
            throw new RecordFormatException("record must be JSON of format " + RecordWriter.FORMAT + ": " + e, e);
        }
    }

    private static Integer format(JsonReader json) throws IOException {
        int format = json.nextInt();
        if (format != RecordWriter.FORMAT) {
            throw new RecordFormatException("record has format [" + format + "]: only " + RecordWriter.FORMAT
                    + " is known; install a newer Modelwire");
        }
        return format;
    }

    private static ModelRecord record(JsonFields fields) {
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
            JsonFields fields = JsonFields.read(json, VERSION);
            StoredVersion version = new StoredVersion(
                    VersionLabel.of(fields.text("label")), fields.list("artifacts", StoredArtifact.class));
            if (versions.put(role, version) != null) {
                throw new RecordFormatException("key [" + role + "] stands twice");
            }
        }
        json.endObject();
        return versions;
    }

    private static StoredArtifact artifact(JsonReader json) throws IOException {
        JsonFields fields = JsonFields.read(json, ARTIFACT);
        return new StoredArtifact(
                ArtifactRole.valueOf(fields.text("role")), Digest.sha256(fields.text("sha256")), fields.number("size"));
    }

    private static KnownBad knownBad(JsonReader json) throws IOException {
        JsonFields fields = JsonFields.read(json, KNOWN_BAD);
        Digest.Algorithm algorithm = Digest.Algorithm.valueOf(fields.text("algorithm"));
        return new KnownBad(
                Digest.of(algorithm, fields.text("hex")),
                ErrorCode.valueOf(fields.text("code")),
                fields.text("detail"),
                Instant.parse(fields.text("since")));
    }
}
