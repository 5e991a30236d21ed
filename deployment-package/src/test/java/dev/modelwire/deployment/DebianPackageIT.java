package dev.modelwire.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The add-ons for Kura 6: first as archives, then with {@code dpkg} where there is one. */
class DebianPackageIT {

    @SuppressWarnings("unused") // named by the tests below
    private static final List<String> NAMES = Feature.NAMES;

    private static final String PLUGINS = "./opt/eclipse/kura/plugins/5s/";
    private static final Path DPKG = Path.of("/usr/bin/dpkg");

    @TempDir
    Path root;

    @ParameterizedTest
    @FieldSource("NAMES")
    void members_all_areTheThreeOfADebianPackage(String name) throws IOException {
        assertEquals(
                List.of("debian-binary", "control.tar.gz", "data.tar.gz"),
                List.copyOf(DebianFile.read(name).members().keySet()));
        assertEquals(
                "2.0\n", new String(DebianFile.read(name).members().get("debian-binary"), StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void files_all_areTheBundlesOfTheDeploymentPackageForKurasUserAlone(String name) throws IOException {
        List<String> expected = Packages.of(name).bundles().stream()
                .map(bundle -> PLUGINS + bundle.entry() + " 600 kurad")
                .toList();

        assertEquals(
                expected,
                DebianFile.read(name).data().keySet().stream()
                        .filter(TarArchiveEntry::isFile)
                        .map(entry -> entry.getName() + " " + Integer.toOctalString(entry.getMode() & 0777) + " "
                                + entry.getUserName())
                        .toList());
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void files_all_areTheBytesOfTheDeploymentPackage(String name) throws IOException {
        Map<String, PackagedBundle> bundles = Packages.of(name).bundlesByEntry();
        for (Map.Entry<TarArchiveEntry, byte[]> file :
                DebianFile.read(name).data().entrySet()) {
            if (file.getKey().isFile()) {
                String entry = file.getKey().getName().substring(PLUGINS.length());
                assertEquals(
                        bundles.get(entry).files().keySet(),
                        PackagedBundle.read(entry, file.getValue()).files().keySet());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "modelwire-engines-x86_64, modelwire-engines, amd64",
        "modelwire-engines-aarch64, modelwire-engines, arm64",
        "modelwire-onnx-x86_64, modelwire-onnx, amd64",
        "modelwire-onnx-aarch64, modelwire-onnx, arm64",
        "modelwire-wires, modelwire-wires, all",
        "modelwire, modelwire, all"
    })
    void control_ofEach_namesProcessorAndKura6(String feature, String name, String architecture) throws IOException {
        Map<String, String> control = DebianFile.read(feature).control();

        assertEquals(name, control.get("Package"));
        assertEquals(architecture, control.get("Architecture"));
        assertEquals(Packages.of(feature).header("DeploymentPackage-Version"), control.get("Version"));
        assertTrue(control.get("Depends").startsWith("kura-core (>= 6.0.0~), kura-core (<< 7.0.0~)"));
    }

    @Test
    void dpkg_installAndRemove_givesTheLayoutAndLeavesModels() throws Exception {
        assumeTrue(Files.isExecutable(DPKG) && isRoot(), "dpkg as root is needed: the archive was read above");
        Path database = root.resolve("var/lib/dpkg");
        Files.createDirectories(database.resolve("updates"));
        Files.createDirectories(database.resolve("info"));
        Files.createFile(database.resolve("status"));
        Path model = root.resolve("opt/eclipse/kura/data/modelwire/blobs/sha256/model");
        Files.createDirectories(model.getParent());
        Files.writeString(model, "model");
        Path plugins = root.resolve(PLUGINS);

        dpkg("--install", DebianFile.file("modelwire-wires").toString());
        dpkg("--install", DebianFile.file("modelwire").toString());

        assertEquals(
                Packages.all()
                        .filter(file -> !file.toString().matches(".*64_.*"))
                        .flatMap(file -> file.bundles().stream())
                        .map(PackagedBundle::entry)
                        .collect(Collectors.toSet()),
                names(plugins));
        for (String name : names(plugins)) {
            assertEquals(
                    "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(plugins.resolve(name))));
        }

        String said = dpkg("--remove", "modelwire", "modelwire-wires");

        assertTrue(said.contains("Models and their state stay in /opt/eclipse/kura/data/modelwire"), said);
        assertFalse(Files.exists(plugins));
        assertEquals("model", Files.readString(model));
    }

    private static Set<String> names(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private String dpkg(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                DPKG.toString(),
                "--root=" + root,
                "--force-depends",
                "--force-script-chrootless",
                "--force-architecture"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        assertEquals(0, process.exitValue(), output);
        return output;
    }
}
