package dev.modelwire.deployment;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The part of an OSGi feature document that a deployment package is made of.
 *
 * @param symbolicName name of the feature and of the package
 * @param version its version
 * @param title for people
 * @param description what it is for
 * @param bundles its bundles in the order of the document
 */
record Feature(String symbolicName, String version, String title, String description, List<Coordinates> bundles) {

    static final List<String> NAMES =
            List.of("modelwire-engines", "modelwire-engine-onnx", "modelwire-wires", "modelwire");

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
        Coordinates id = Coordinates.of(json.get("id").getAsString());
        return new Feature(
                id.artifact(),
                id.version(),
                json.get("name").getAsString(),
                json.get("description").getAsString(),
                StreamSupport.stream(json.getAsJsonArray("bundles").spliterator(), false)
                        .map(bundle -> Coordinates.of(
                                bundle.getAsJsonObject().get("id").getAsString()))
                        .toList());
    }
}
