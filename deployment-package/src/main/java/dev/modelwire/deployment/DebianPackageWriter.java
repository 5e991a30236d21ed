package dev.modelwire.deployment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/** Writes an add-on as Kura 6 wants it: bundles below {@code plugins/<start level>s}, for its user alone. */
final class DebianPackageWriter {

    static final String PLUGINS = "opt/eclipse/kura/plugins/5s/";

    private static final String OWNER = "kurad";
    private static final int FILE_MODE = 0100600;
    private static final int SCRIPT_MODE = 0100755;
    private static final int DIRECTORY_MODE = 040755;

    private final Instant timestamp;

    DebianPackageWriter(Instant timestamp) {
        this.timestamp = timestamp;
    }

    /** Writes the package into that directory and returns its file. */
    Path write(PackageContent content, Path directory) throws IOException {
        Feature.Rules rules = content.feature().rules();
        Path file = directory.resolve(rules.debianName() + "_" + content.version() + "_"
                + rules.architecture().debian() + ".deb");
        try (ArArchiveOutputStream ar = new ArArchiveOutputStream(Files.newOutputStream(file))) {
            member(ar, "debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII));
            member(ar, "control.tar.gz", control(content));
            member(ar, "data.tar.gz", data(content));
        }
        return file;
    }

    private void member(ArArchiveOutputStream ar, String name, byte[] bytes) throws IOException {
        ar.putArchiveEntry(new ArArchiveEntry(name, bytes.length, 0, 0, 0100644, timestamp.getEpochSecond()));
        ar.write(bytes);
        ar.closeArchiveEntry();
    }

    private byte[] control(PackageContent content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = tar(bytes)) {
            file(tar, "./control", 0100644, "root", controlText(content).getBytes(StandardCharsets.UTF_8));
            file(tar, "./postinst", SCRIPT_MODE, "root", postinst(content).getBytes(StandardCharsets.UTF_8));
            file(tar, "./postrm", SCRIPT_MODE, "root", postrm().getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String controlText(PackageContent content) {
        Feature feature = content.feature();
        Feature.Rules rules = feature.rules();
        long kibibytes = content.bundles().stream()
                .mapToLong(bundle -> bundle.jar().length / 1024 + 1)
                .sum();
        return String.join(
                "\n",
                "Package: " + rules.debianName(),
                "Version: " + content.version(),
                "Architecture: " + rules.architecture().debian(),
                "Maintainer: Modelwire",
                "Installed-Size: " + kibibytes,
                "Depends: kura-core (>= 6.0.0~), kura-core (<< 7.0.0~)"
                        + (rules.debianDepends().isEmpty() ? "" : ", " + rules.debianDepends()),
                "Section: misc",
                "Priority: optional",
                "Description: " + feature.title(),
                " " + feature.description(),
                "");
    }

    /** The user is made by Kura's own package; until it is there, the files stay the administrator's. */
    private static String postinst(PackageContent content) {
        List<String> files = content.bundles().stream()
                .map(bundle -> "\"$DPKG_ROOT/" + PLUGINS + bundle.fileName() + "\"")
                .toList();
        return """
                #!/bin/sh
                set -e
                if [ "$1" = configure ] && id kurad > /dev/null 2>&1; then
                    chown kurad:kurad %s
                fi
                echo "Modelwire is loaded when Kura is started the next time: systemctl restart kura"
                """.formatted(files.stream().collect(Collectors.joining(" \\\n        ")));
    }

    private static String postrm() {
        return """
                #!/bin/sh
                set -e
                if [ "$1" = remove ] || [ "$1" = purge ]; then
                    echo "Models and their state stay in /opt/eclipse/kura/data/modelwire; delete that directory to remove them."
                fi
                """;
    }

    private byte[] data(PackageContent content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = tar(bytes)) {
            StringBuilder path = new StringBuilder("./");
            directory(tar, path.toString());
            for (String segment : PLUGINS.split("/")) {
                directory(tar, path.append(segment).append('/').toString());
            }
            for (BundleJar bundle : content.bundles()) {
                file(tar, "./" + PLUGINS + bundle.fileName(), FILE_MODE, OWNER, bundle.jar());
            }
        }
        return bytes.toByteArray();
    }

    private static TarArchiveOutputStream tar(ByteArrayOutputStream bytes) throws IOException {
        GzipParameters plain = new GzipParameters();
        plain.setOS(GzipParameters.OS.UNIX);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes, plain));
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
        return tar;
    }

    private void directory(TarArchiveOutputStream tar, String name) throws IOException {
        TarArchiveEntry entry = entry(name, DIRECTORY_MODE, "root");
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    private void file(TarArchiveOutputStream tar, String name, int mode, String owner, byte[] bytes)
            throws IOException {
        TarArchiveEntry entry = entry(name, mode, owner);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private TarArchiveEntry entry(String name, int mode, String owner) {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setMode(mode);
        entry.setIds(0, 0);
        entry.setNames(owner, owner);
        entry.setModTime(Date.from(timestamp));
        return entry;
    }
}
