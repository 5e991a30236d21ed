package dev.modelwire.store.internal;

import dev.modelwire.api.store.KnownBad;
import dev.modelwire.api.store.ModelRecord;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Writes records as the first version of the format did. */
final class FirstFormat {

    private FirstFormat() {}

    static byte[] encode(ModelRecord record) {
        String versions = record.versions().entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\": {\"label\": \""
                        + entry.getValue().label() + "\", \"artifacts\": ["
                        + entry.getValue().artifacts().stream()
                                .map(file -> "{\"role\": \"" + file.role() + "\", \"sha256\": \""
                                        + file.digest().hex() + "\", \"size\": " + file.size() + "}")
                                .collect(Collectors.joining(", "))
                        + "]}")
                .collect(Collectors.joining(",\n  "));
        String bad = record.knownBad().stream().map(FirstFormat::knownBad).collect(Collectors.joining(", "));
        String names =
                record.fileNames().stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
        return ("{\n \"modelwireRecord\": 1,\n \"name\": \"" + record.name() + "\",\n \"versions\": {" + versions
                        + "},\n \"knownBad\": [" + bad + "],\n \"fileNames\": [" + names + "]\n}\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String knownBad(KnownBad bad) {
        return "{\"algorithm\": \"" + bad.fingerprint().algorithm() + "\", \"hex\": \""
                + bad.fingerprint().hex() + "\", \"code\": \"" + bad.code() + "\", \"detail\": \"" + bad.detail()
                + "\", \"since\": \"" + bad.since() + "\"}";
    }
}
