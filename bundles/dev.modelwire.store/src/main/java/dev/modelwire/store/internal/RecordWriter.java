package dev.modelwire.store.internal;

import com.google.gson.stream.JsonWriter;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.store.KnownBad;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoredArtifact;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.VersionRole;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes a record as JSON. */
final class RecordWriter {

    static final int FORMAT = 1;

    private RecordWriter() {}

    static byte[] encode(ModelRecord record) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setIndent(" ");
            json.setSerializeNulls(false);
            json.beginObject();
            json.name("modelwireRecord").value(FORMAT);
            json.name("name").value(record.name().value());
            json.name("versions").beginObject();
            for (Map.Entry<VersionRole, StoredVersion> entry : record.versions().entrySet()) {
                json.name(entry.getKey().name());
                version(json, entry.getValue());
            }
            json.endObject();
            json.name("knownBad").beginArray();
            for (KnownBad bad : record.knownBad()) {
                knownBad(json, bad);
            }
            json.endArray();
            json.name("fileNames").beginArray();
            for (String fileName : record.fileNames()) {
                json.value(fileName);
            }
            json.endArray();
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter never refuses", e);
        }
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void version(JsonWriter json, StoredVersion version) throws IOException {
        json.beginObject();
        json.name("label").value(version.label().value());
        json.name("artifacts").beginArray();
        for (StoredArtifact artifact : version.artifacts()) {
            json.beginObject();
            json.name("role").value(artifact.role().name());
            json.name("sha256").value(artifact.digest().hex());
            json.name("size").value(artifact.size());
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }

    private static void knownBad(JsonWriter json, KnownBad bad) throws IOException {
        Digest fingerprint = bad.fingerprint();
        json.beginObject();
        json.name("algorithm").value(fingerprint.algorithm().name());
        json.name("hex").value(fingerprint.hex());
        json.name("code").value(bad.code().name());
        json.name("detail").value(bad.detail());
        json.name("since").value(bad.since().toString());
        json.endObject();
    }
}
