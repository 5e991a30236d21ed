package dev.modelwire.store.internal;

import com.google.gson.stream.JsonWriter;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.store.KnownBad;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoredArtifact;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.Transition;
import dev.modelwire.api.store.Trial;
import dev.modelwire.api.store.VersionRole;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Writes a record as JSON, on one line: spaces would be a third of what a gateway reads when it starts. */
final class RecordWriter {

    private RecordWriter() {}

    static byte[] encode(ModelRecord record) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.beginObject();
            json.name("name").value(record.name().value());
            json.name("desiredRevision").value(record.desiredRevision());
            json.name("versionFloor").value(record.versionFloor());
            json.name("versions").beginObject();
            for (Map.Entry<VersionRole, StoredVersion> entry : record.versions().entrySet()) {
                json.name(entry.getKey().name());
                version(json, entry.getValue());
            }
            json.endObject();
            array(json, "retired", record.retired(), RecordWriter::version);
            array(json, "knownBad", record.knownBad(), RecordWriter::knownBad);
            Trial trial = record.trial();
            if (trial != null) {
                json.name("trial").beginObject();
                json.name("sha256").value(trial.digest().hex());
                json.name("starts").value(trial.starts());
                json.endObject();
            }
            array(json, "history", record.history(), RecordWriter::transition);
            json.name("fileNames").beginArray();
            for (String fileName : record.fileNames()) {
                json.value(fileName);
            }
            json.endArray();
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter never refuses", e);
        }
        return RecordEnvelope.seal(text.toString());
    }

    private static <T> void array(JsonWriter json, String name, List<T> elements, Element<T> element)
            throws IOException {
        json.name(name).beginArray();
        for (T one : elements) {
            element.write(json, one);
        }
        json.endArray();
    }

    private interface Element<T> {
        void write(JsonWriter json, T element) throws IOException;
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
        json.beginObject();
        digest(json, bad.fingerprint());
        json.name("code").value(bad.code().name());
        json.name("detail").value(bad.detail());
        json.name("since").value(bad.since().toString());
        json.endObject();
    }

    private static void transition(JsonWriter json, Transition transition) throws IOException {
        json.beginObject();
        json.name("at").value(transition.at().toString());
        json.name("kind").value(transition.kind().name());
        json.name("version").value(transition.version().value());
        digest(json, transition.digest());
        json.name("detail").value(transition.detail());
        json.endObject();
    }

    private static void digest(JsonWriter json, Digest digest) throws IOException {
        json.name("algorithm").value(digest.algorithm().name());
        json.name("hex").value(digest.hex());
    }
}
