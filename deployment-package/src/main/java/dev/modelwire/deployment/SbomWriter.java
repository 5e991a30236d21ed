package dev.modelwire.deployment;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/** Writes what a package consists of as CycloneDX 1.5: its bundles with their digests, and in them what is not ours. */
final class SbomWriter {

    private final Instant timestamp;

    SbomWriter(Instant timestamp) {
        this.timestamp = timestamp;
    }

    /** Writes the list into that directory and returns its file. */
    Path write(PackageContent content, Path directory) throws IOException {
        JsonArray components = new JsonArray();
        content.bundles().forEach(bundle -> components.add(bundle(bundle)));
        JsonObject bom = new JsonObject();
        bom.addProperty("bomFormat", "CycloneDX");
        bom.addProperty("specVersion", "1.5");
        bom.addProperty(
                "serialNumber",
                "urn:uuid:" + UUID.nameUUIDFromBytes(components.toString().getBytes(StandardCharsets.UTF_8)));
        bom.addProperty("version", 1);
        bom.add("metadata", metadata(content));
        bom.add("components", components);
        Path file = directory.resolve(content.fileName() + ".cdx.json");
        Files.writeString(
                file,
                new GsonBuilder()
                                .setPrettyPrinting()
                                .disableHtmlEscaping()
                                .create()
                                .toJson(bom) + "\n");
        return file;
    }

    private JsonObject metadata(PackageContent content) {
        JsonObject metadata = new JsonObject();
        metadata.addProperty("timestamp", timestamp.toString());
        JsonObject component =
                component("application", "dev.modelwire", content.feature().symbolicName(), content.version());
        component.addProperty("description", content.feature().description());
        metadata.add("component", component);
        return metadata;
    }

    private static JsonObject bundle(BundleJar bundle) {
        JsonObject component =
                component("library", bundle.source().id().group(), bundle.symbolicName(), bundle.version());
        JsonObject hash = new JsonObject();
        hash.addProperty("alg", "SHA-256");
        hash.addProperty("content", Digests.sha256(bundle.jar()));
        JsonArray hashes = new JsonArray();
        hashes.add(hash);
        component.add("hashes", hashes);
        JsonArray embedded = new JsonArray();
        bundle.source()
                .embeds()
                .forEach(library ->
                        embedded.add(component("library", library.group(), library.artifact(), library.version())));
        if (!embedded.isEmpty()) {
            component.add("components", embedded);
        }
        return component;
    }

    private static JsonObject component(String type, String group, String name, String version) {
        JsonObject component = new JsonObject();
        component.addProperty("type", type);
        String purl = "pkg:maven/" + group + "/" + name + "@" + version;
        component.addProperty("bom-ref", purl);
        component.addProperty("group", group);
        component.addProperty("name", name);
        component.addProperty("version", version);
        component.addProperty("purl", purl);
        return component;
    }
}
