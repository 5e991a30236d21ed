package dev.modelwire.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The deployment packages that the build made, and the bundles in them; read once for all tests. */
final class Packages {

    private static final Path DIRECTORY = Path.of(System.getProperty("packages", "target"));
    private static final List<PackageFile> ALL =
            Feature.NAMES.stream().map(Packages::read).toList();

    private Packages() {}

    static Stream<PackageFile> all() {
        return ALL.stream();
    }

    static PackageFile of(String name) {
        return all().filter(file -> name.equals(file.header("DeploymentPackage-SymbolicName")))
                .findFirst()
                .orElseThrow();
    }

    static Stream<PackagedBundle> bundles() {
        return all().flatMap(file -> file.bundles().stream());
    }

    static Stream<ComponentXml> components() {
        return bundles().flatMap(bundle -> bundle.components().stream());
    }

    /** The components that Kura's configuration service looks after. */
    static Stream<ComponentXml> configurable() {
        return components().filter(ComponentXml::configurable);
    }

    static Stream<ComponentXml> wires() {
        return components().filter(ComponentXml::wire);
    }

    /** The only built file whose name is like this. */
    static Path file(String glob) throws IOException {
        try (var files = Files.newDirectoryStream(DIRECTORY, glob)) {
            List<Path> found = new ArrayList<>();
            files.forEach(found::add);
            if (found.size() != 1) {
                throw new IOException("one file [" + glob + "] must be in [" + DIRECTORY + "], there are " + found);
            }
            return found.get(0);
        }
    }

    private static PackageFile read(String name) {
        try {
            return PackageFile.read(file(name + "_*.dp"));
        } catch (IOException e) {
            throw new UncheckedIOException("package [" + name + "] must be built before its tests", e);
        }
    }
}
