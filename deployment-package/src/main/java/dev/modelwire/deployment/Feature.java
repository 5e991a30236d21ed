package dev.modelwire.deployment;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The part of an OSGi feature document that packages are made of.
 *
 * @param symbolicName name of the feature and of the package
 * @param version its version
 * @param title for people
 * @param description what it is for
 * @param rules what its packages are held to
 * @param bundles its bundles in the order of the document
 */
record Feature(
        String symbolicName, String version, String title, String description, Rules rules, List<Bundle> bundles) {

    static final List<String> NAMES = List.of(
            "modelwire-engines-x86_64",
            "modelwire-engines-aarch64",
            "modelwire-onnx-x86_64",
            "modelwire-onnx-aarch64",
            "modelwire-wires",
            "modelwire");

    record Coordinates(String group, String artifact, String version) {

        static Coordinates of(String id) {
            String[] parts = id.split(":", -1);
            if (parts.length != 3) {
                throw new IllegalArgumentException("bundle id [" + id + "] must be group:artifact:version");
            }
            return new Coordinates(parts[0], parts[1], parts[2]);
        }

        String jarName() {
            return artifact + "-" + version + ".jar";
        }
    }

    /**
     * What its packages are held to.
     *
     * @param architecture whose native code they hold
     * @param maxBytes what the deployment package may weigh
     * @param debianName name of the Debian package, which knows the architecture apart from the name
     * @param debianDepends what else it needs to be installed
     */
    record Rules(Architecture architecture, long maxBytes, String debianName, String debianDepends) {}

    /**
     * A bundle of the feature.
     *
     * @param id where it is found
     * @param modules other modules of this project whose classes lie in it
     * @param embeds third-party libraries that lie in it
     */
    record Bundle(Coordinates id, List<String> modules, List<Coordinates> embeds) {

        Bundle {
            modules = List.copyOf(modules);
            embeds = List.copyOf(embeds);
        }
    }

    Feature {
        bundles = List.copyOf(bundles);
    }

    static Feature load(String name) throws IOException {
        String path = "/features/" + name + ".json";
        try (InputStream in = Feature.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IOException("feature [" + name + "] has no document " + path + " on the class path");
            }
            return parse(JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .getAsJsonObject());
        }
    }

    private static Feature parse(JsonObject json) {
        Coordinates id = Coordinates.of(text(json, "id"));
        JsonObject rules = json.getAsJsonObject("extensions")
                .getAsJsonObject("modelwire-package")
                .getAsJsonObject("json");
        return new Feature(
                id.artifact(),
                id.version(),
                text(json, "name"),
                text(json, "description"),
                new Rules(
                        Architecture.of(text(rules, "architecture")),
                        rules.get("max-bytes").getAsLong(),
                        text(rules, "debian-name"),
                        text(rules, "debian-depends")),
                StreamSupport.stream(json.getAsJsonArray("bundles").spliterator(), false)
                        .map(bundle -> bundle(bundle.getAsJsonObject()))
                        .toList());
    }

    private static Bundle bundle(JsonObject json) {
        return new Bundle(
                Coordinates.of(text(json, "id")),
                words(json, "modules"),
                words(json, "embeds").stream().map(Coordinates::of).toList());
    }

    private static String text(JsonObject json, String key) {
        return json.get(key).getAsString();
    }

    private static List<String> words(JsonObject json, String key) {
        return json.has(key) ? Arrays.asList(text(json, key).split(" ")) : List.of();
    }
}
