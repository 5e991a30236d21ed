package dev.modelwire.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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

    private static PackageFile read(String name) {
        try {
            Feature feature = Feature.load(name);
            return PackageFile.read(DIRECTORY.resolve(feature.symbolicName() + "_" + feature.version() + ".dp"));
        } catch (IOException e) {
            throw new UncheckedIOException("package [" + name + "] must be built before its tests", e);
        }
    }
}
