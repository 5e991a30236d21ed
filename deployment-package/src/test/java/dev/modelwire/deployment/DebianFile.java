package dev.modelwire.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * A Debian package as it lies on disk.
 *
 * @param members the members of the archive in their order
 */
record DebianFile(Map<String, byte[]> members) {

    static Path file(String feature) throws IOException {
        Feature.Rules rules = Feature.load(feature).rules();
        return Packages.file(rules.debianName() + "_*_" + rules.architecture().debian() + ".deb");
    }

    static DebianFile read(String feature) throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (ArArchiveInputStream ar = new ArArchiveInputStream(Files.newInputStream(file(feature)))) {
            for (ArArchiveEntry entry = ar.getNextEntry(); entry != null; entry = ar.getNextEntry()) {
                members.put(entry.getName(), ar.readAllBytes());
            }
        }
        return new DebianFile(members);
    }

    Map<TarArchiveEntry, byte[]> data() throws IOException {
        return tar("data.tar.gz");
    }

    Map<String, String> control() throws IOException {
        for (Map.Entry<TarArchiveEntry, byte[]> file : tar("control.tar.gz").entrySet()) {
            if (file.getKey().getName().equals("./control")) {
                return new String(file.getValue(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.startsWith(" "))
                        .map(line -> line.split(": ", 2))
                        .collect(Collectors.toMap(line -> line[0], line -> line[1]));
            }
        }
        throw new IOException("the package has no control file");
    }

    private Map<TarArchiveEntry, byte[]> tar(String member) throws IOException {
        Map<TarArchiveEntry, byte[]> files = new LinkedHashMap<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(members.get(member))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry, tar.readAllBytes());
            }
        }
        return files;
    }
}
