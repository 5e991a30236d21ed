package dev.modelwire.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same bundles give the same bytes. */
class ReproducibleIT {

    @TempDir
    Path again;

    /** All packages, lists of contents and checksums. */
    @Test
    void build_again_givesTheBytesThatTheBuildGave() throws IOException {
        BuildDeploymentPackages.main(new String[] {
            System.getProperty("bundles"),
            again.toString(),
            System.getProperty("timestamp"),
            System.getProperty("checkout")
        });

        Path built = Path.of(System.getProperty("packages"));
        try (Stream<Path> files = Files.list(again)) {
            List<Path> all = files.toList();
            assertEquals(Feature.NAMES.size() * 3 + 1, all.size());
            for (Path file : all) {
                assertEquals(-1, Files.mismatch(built.resolve(file.getFileName()), file), file::toString);
            }
        }
    }
}
