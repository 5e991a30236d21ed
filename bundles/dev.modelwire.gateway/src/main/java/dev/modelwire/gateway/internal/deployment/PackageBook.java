package dev.modelwire.gateway.internal.deployment;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** {@code dpa.properties}: which packages are installed, and the URL of the file of each. */
final class PackageBook {

    private final Path file;

    PackageBook(Path file) {
        this.file = file;
    }

    Map<String, Path> entries() throws IOException {
        var entries = new TreeMap<String, Path>();
        var properties = load();
        for (var name : properties.stringPropertyNames()) {
            entries.put(name, Path.of(URI.create(properties.getProperty(name))));
        }
        return entries;
    }

    void put(String name, Path packageFile) throws IOException {
        var properties = load();
        properties.setProperty(name, packageFile.toUri().toString());
        store(properties);
    }

    void remove(String name) throws IOException {
        var properties = load();
        properties.remove(name);
        store(properties);
    }

    private Properties load() throws IOException {
        var properties = new Properties();
        if (Files.exists(file)) {
            try (var in = Files.newInputStream(file)) {
                properties.load(in);
            }
        }
        return properties;
    }

    private void store(Properties properties) throws IOException {
        var parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        var temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try (var out = Files.newOutputStream(temporary)) {
            properties.store(out, null);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
