package dev.modelwire.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.SortedMap;

/**
 * Where the files go. A stamp with the fingerprint of the generator's inputs and the digest of every file, written
 * last, tells whether all is there and unchanged; it reads like a list for {@code sha256sum -c}.
 */
public final class OutputFolder {
    static final String STAMP = ".stamp";

    private final Path folder;

    /** Takes the folder. */
    public OutputFolder(Path folder) {
        this.folder = folder;
    }

    /** Returns whether all files of these inputs are there and unchanged. */
    public boolean isUpToDate(String fingerprint) throws IOException {
        Path stamp = folder.resolve(STAMP);
        if (!Files.isRegularFile(stamp)) {
            return false;
        }
        String[] lines = Files.readString(stamp).split("\n");
        if (!lines[0].equals(head(fingerprint)) || lines.length < 2) {
            return false;
        }
        for (int i = 1; i < lines.length; i++) {
            String[] parts = lines[i].split("  ", 2);
            Path file = folder.resolve(parts[parts.length - 1]);
            if (!Files.isRegularFile(file)
                    || !Digests.sha256(Files.readAllBytes(file)).equals(parts[0])) {
                return false;
            }
        }
        return true;
    }

    /** Returns the content of a file. */
    public byte[] read(String file) throws IOException {
        return Files.readAllBytes(folder.resolve(file));
    }

    /** Writes the files, and last the stamp. */
    public void write(String fingerprint, SortedMap<String, byte[]> files) throws IOException {
        Files.createDirectories(folder);
        Files.deleteIfExists(folder.resolve(STAMP));
        StringBuilder stamp = new StringBuilder(head(fingerprint)).append('\n');
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            replace(file.getKey(), file.getValue());
            stamp.append(Digests.sha256(file.getValue()))
                    .append("  ")
                    .append(file.getKey())
                    .append('\n');
        }
        replace(STAMP, stamp.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void replace(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        Files.write(temporary, content);
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String head(String fingerprint) {
        return "# generator " + fingerprint;
    }
}
