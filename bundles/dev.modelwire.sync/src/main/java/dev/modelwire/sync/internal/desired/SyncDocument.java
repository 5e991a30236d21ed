package dev.modelwire.sync.internal.desired;

import com.google.gson.stream.JsonWriter;
import dev.modelwire.sync.internal.desired.SourceMemory.Accepted;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The memories of the sources as the store keeps them. */
public final class SyncDocument {

    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private SyncDocument() {}

    public static String write(Map<String, SourceMemory> memories) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.beginObject().name("modelwire-sync").value(1).name("sources").beginArray();
            for (Map.Entry<String, SourceMemory> entry : new TreeMap<>(memories).entrySet()) {
                SourceMemory memory = entry.getValue();
                json.beginObject().name("id").value(entry.getKey());
                json.name("origin").value(memory.origin());
                document(json, "document", memory.accepted());
                document(json, "highest", memory.highest());
                json.endObject();
            }
            json.endArray().endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void document(JsonWriter json, String name, @Nullable Accepted document) throws IOException {
        if (document != null) {
            json.name(name).value(document.text());
        }
    }

    /** Reads what was written; a document that this release no longer accepts is left out. */
    public static Map<String, SourceMemory> read(String text) throws DesiredRefusedException {
        Fields root =
                Fields.of("$", StrictJson.read(text, MAX_BYTES)).known(Set.of("modelwire-sync", "sources"), Set.of());
        root.integer("modelwire-sync", 1, 1);
        Map<String, SourceMemory> memories = new TreeMap<>();
        for (Fields source : root.objects("sources")) {
            source.known(Set.of("id", "origin"), Set.of("document", "highest"));
            String id = source.string("id");
            UrlRule rule = UrlRule.of(id);
            memories.put(
                    id,
                    new SourceMemory(
                            source.string("origin"),
                            document(source, "document", rule),
                            document(source, "highest", rule)));
        }
        return memories;
    }

    private static @Nullable Accepted document(Fields source, String key, UrlRule rule) throws DesiredRefusedException {
        if (!source.has(key)) {
            return null;
        }
        String text = source.string(key);
        return DesiredStateParser.parse(text, rule) instanceof ParseOutcome.Parsed parsed
                ? new Accepted(text, parsed.state())
                : null;
    }
}
