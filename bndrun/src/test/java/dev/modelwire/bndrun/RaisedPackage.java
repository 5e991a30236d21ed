package dev.modelwire.bndrun;

import dev.modelwire.testkit.process.JavaProcess;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A built deployment package once more, under a higher version, with one of its bundles changed or none. */
final class RaisedPackage {

    /** Changes a bundle. */
    @FunctionalInterface
    interface Change {

        /** Does nothing. */
        Change NONE = (name, manifest, files) -> {};

        void apply(String bundle, Attributes manifest, Map<String, byte[]> files) throws IOException;
    }

    private RaisedPackage() {}

    /**
     * Writes a package under so many versions, each higher than the one before, in a process of its own: what packing leaves in the
     * memory of a process is nothing that an update leaves.
     */
    static List<Path> writeAll(Path original, int count, Path directory) throws IOException, InterruptedException {
        List<Path> written = JavaProcess.output(
                        JavaProcess.of(List.of("-Xmx128m"), RaisedPackage.class, original, count, directory)
                                .redirectError(ProcessBuilder.Redirect.INHERIT))
                .lines()
                .map(Path::of)
                .toList();
        if (written.size() != count) {
            throw new IOException("[" + original + "] was to be packed [" + count + "] times: " + written);
        }
        return written;
    }

    /** Is the process of {@link #writeAll}: takes original, count and directory, and prints each file that it has written. */
    public static void main(String[] arguments) throws IOException {
        for (int i = 1; i <= Integer.parseInt(arguments[1]); i++) {
            System.out.println(write(Path.of(arguments[0]), "v9%04d".formatted(i), Path.of(arguments[2]), Change.NONE));
        }
    }

    /** Writes {@code <name>_<version with that qualifier>.dp} into the directory. */
    static Path write(Path original, String qualifier, Path directory, Change change) throws IOException {
        Map<String, byte[]> entries = read(Files.readAllBytes(original));
        Manifest old = new Manifest(new ByteArrayInputStream(entries.remove(JarFile.MANIFEST_NAME)));
        Manifest manifest = new Manifest(old);
        manifest.getEntries().clear();
        Map<String, byte[]> raised = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            Attributes section = old.getAttributes(entry.getKey());
            String name = section.getValue("Bundle-SymbolicName");
            String version = raised(section.getValue("Bundle-Version"), qualifier);
            raised.put(name + "_" + version + ".jar", bundle(name, version, entry.getValue(), change));
            Attributes newSection = new Attributes(section);
            newSection.putValue("Bundle-Version", version);
            manifest.getEntries().put(name + "_" + version + ".jar", newSection);
        }
        Attributes main = manifest.getMainAttributes();
        String version = raised(main.getValue("DeploymentPackage-Version"), qualifier);
        main.putValue("DeploymentPackage-Version", version);
        Path file = directory.resolve(main.getValue("DeploymentPackage-SymbolicName") + "_" + version + ".dp");
        return Files.write(file, jar(manifest, raised));
    }

    private static byte[] bundle(String name, String version, byte[] jar, Change change) throws IOException {
        Map<String, byte[]> files = read(jar);
        Manifest manifest = new Manifest(new ByteArrayInputStream(files.remove(JarFile.MANIFEST_NAME)));
        manifest.getMainAttributes().putValue("Bundle-Version", version);
        change.apply(name, manifest.getMainAttributes(), files);
        return jar(manifest, files);
    }

    /** {@code 1.2.3.old} becomes {@code 1.2.3.qualifier}. */
    private static String raised(String version, String qualifier) {
        return String.join(".", List.of(version.split("\\.")).subList(0, 3)) + "." + qualifier;
    }

    private static Map<String, byte[]> read(byte[] jar) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), zip.readAllBytes());
                }
            }
        }
        return files;
    }

    private static byte[] jar(Manifest manifest, Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry(JarFile.MANIFEST_NAME));
            manifest.write(zip);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
