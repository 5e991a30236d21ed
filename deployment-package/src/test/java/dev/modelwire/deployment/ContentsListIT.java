package dev.modelwire.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The list of what a package consists of, and the checksums. */
class ContentsListIT {

    @SuppressWarnings("unused") // named by the tests below
    private static final List<String> NAMES = Feature.NAMES;

    @ParameterizedTest
    @FieldSource("NAMES")
    void list_ofEveryPackage_hasItsBundlesWithTheirDigests(String name) throws IOException {
        Map<String, String> expected = new TreeMap<>();
        try (ZipInputStream zip =
                new ZipInputStream(Files.newInputStream(Packages.of(name).file()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".jar")) {
                    expected.put(entry.getName(), Digests.sha256(zip.readAllBytes()));
                }
            }
        }
        Map<String, String> listed = new TreeMap<>();
        for (JsonObject component : components(list(name))) {
            listed.put(
                    component.get("name").getAsString() + "_"
                            + component.get("version").getAsString() + ".jar",
                    component
                            .getAsJsonArray("hashes")
                            .get(0)
                            .getAsJsonObject()
                            .get("content")
                            .getAsString());
        }

        assertEquals(expected, listed);
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void list_ofEveryPackage_isCycloneDxWithAVersionForEverything(String name) throws IOException {
        JsonObject list = list(name);

        assertEquals("CycloneDX", list.get("bomFormat").getAsString());
        assertEquals("1.5", list.get("specVersion").getAsString());
        components(list).stream()
                .flatMap(component ->
                        component.has("components") ? components(component).stream() : List.<JsonObject>of().stream())
                .forEach(library ->
                        assertTrue(library.get("version").getAsString().matches("\\d+\\.\\d+.*"), library::toString));
    }

    /** Classes that are not ours, and of which library they are. */
    @ParameterizedTest
    @FieldSource("NAMES")
    void list_ofEveryPackage_namesALibraryForAllForeignClasses(String name) throws IOException {
        Map<String, String> libraries = Map.of(
                "ai/djl", "ai.djl",
                "org/tensorflow", "ai.djl.tflite",
                "org/bytedeco", "org.bytedeco",
                "ai/onnxruntime", "com.microsoft.onnxruntime",
                "org/apache", "org.apache.xmlgraphics",
                "org/knowm", "org.knowm.xchart");
        for (JsonObject component : components(list(name))) {
            PackagedBundle bundle = Packages.of(name).bundles().stream()
                    .filter(one ->
                            one.symbolicName().equals(component.get("name").getAsString()))
                    .findFirst()
                    .orElseThrow();
            Set<String> embedded = new TreeSet<>();
            if (component.has("components")) {
                components(component)
                        .forEach(library -> embedded.add(library.get("group").getAsString()));
            }
            Set<String> foreign = bundle.classes()
                    .map(Map.Entry::getKey)
                    .filter(path -> !path.startsWith("dev/modelwire/"))
                    .map(path -> path.split("/")[0] + "/" + path.split("/")[1])
                    .map(path -> libraries.getOrDefault(path, path))
                    .collect(Collectors.toCollection(TreeSet::new));

            assertTrue(embedded.containsAll(foreign), () -> bundle + " embeds " + foreign + ", listed are " + embedded);
        }
    }

    /** A module that lies in a bundle and is not named in the feature would not raise its version. */
    @ParameterizedTest
    @FieldSource("NAMES")
    void modules_inEveryBundle_areNamedInTheFeature(String name) throws IOException {
        Map<String, Feature.Bundle> bundles = new HashMap<>();
        Feature.load(name).bundles().forEach(bundle -> bundles.put(bundle.id().artifact(), bundle));
        for (PackagedBundle bundle : Packages.of(name).bundles()) {
            Set<String> own = new TreeSet<>(bundles.get(bundle.symbolicName()).modules());
            own.add(bundle.symbolicName());
            List<String> others = bundle.classes()
                    .map(Map.Entry::getKey)
                    .map(path -> path.replace('/', '.'))
                    .filter(path -> path.startsWith("dev.modelwire."))
                    .filter(path -> own.stream().noneMatch(module -> path.startsWith(module + ".")))
                    .toList();

            assertEquals(List.of(), others, bundle::toString);
        }
    }

    @Test
    void checksums_ofAllFiles_areTheirs() throws IOException {
        Path list = Packages.file("SHA256SUMS");
        List<String> lines = Files.readAllLines(list);

        assertEquals(Feature.NAMES.size() * 3, lines.size());
        for (String line : lines) {
            String[] words = line.split("  ");
            assertEquals(words[0], Digests.sha256(Files.readAllBytes(list.resolveSibling(words[1]))));
        }
    }

    private static JsonObject list(String name) throws IOException {
        return JsonParser.parseString(Files.readString(Packages.file(name + "_*.cdx.json")))
                .getAsJsonObject();
    }

    private static List<JsonObject> components(JsonObject parent) {
        return StreamSupport.stream(parent.getAsJsonArray("components").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }
}
