package dev.modelwire.watch.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osgi.framework.Version;

/** The host's list of installed packages, and the files of earlier versions that lie beside them. */
final class PackageBook {

    private static final String PRODUCT = "modelwire";

    /**
     * A package of the product.
     *
     * @param name its name
     * @param version what is installed
     * @param file where that lies
     */
    record Entry(String name, Version version, Path file) {}

    private final Path list;
    private final GoodVersions good;

    /** @param list the host's {@code dpa.properties} */
    PackageBook(Path list, GoodVersions good) {
        this.list = list;
        this.good = good;
    }

    /** Takes note that this version was gone back from. */
    void giveUp(Entry entry) {
        good.giveUp(entry);
    }

    /** Takes note that with what is installed now everything is up. */
    void allGood() throws IOException {
        good.add(installed().values());
    }

    /** Returns the product's packages; none if there is no list. */
    SortedMap<String, Entry> installed() throws IOException {
        SortedMap<String, Entry> entries = new TreeMap<>();
        if (Files.exists(list)) {
            Properties properties = new Properties();
            try (var in = Files.newInputStream(list)) {
                properties.load(in);
            }
            for (String name : properties.stringPropertyNames()) {
                if (name.equals(PRODUCT) || name.startsWith(PRODUCT + "-")) {
                    Path file = Path.of(URI.create(properties.getProperty(name)));
                    version(name, file).ifPresent(version -> entries.put(name, new Entry(name, version, file)));
                }
            }
        }
        return entries;
    }

    /**
     * Returns what to go back to: the newest version before the installed one with which everything was up; if there is
     * none, the newest before it. Never one that was gone back from. The host must still have its file.
     */
    Optional<Entry> previous(Entry entry) throws IOException {
        Path directory = entry.file().toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            return Optional.empty();
        }
        try (var files = Files.list(directory)) {
            return files.flatMap(file ->
                            version(entry.name(), file).map(version -> new Entry(entry.name(), version, file)).stream())
                    .filter(found -> found.version().compareTo(entry.version()) < 0)
                    .filter(found -> !good.isGivenUp(found))
                    .max(Comparator.comparing(good::contains).thenComparing(Entry::version));
        }
    }

    /** Files are named {@code <package>_<version>.dp}. */
    static Optional<Version> version(String name, Path file) {
        String text = String.valueOf(file.getFileName());
        if (!text.startsWith(name + "_") || !text.endsWith(".dp")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Version.parseVersion(text.substring(name.length() + 1, text.length() - 3)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
