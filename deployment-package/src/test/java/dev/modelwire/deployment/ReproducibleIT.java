package dev.modelwire.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same bundles give the same bytes. */
class ReproducibleIT {

    @TempDir
    Path again;

    @ParameterizedTest
    @MethodSource("dev.modelwire.deployment.Packages#all")
    void build_again_givesTheBytesThatTheBuildGave(PackageFile file) throws IOException {
        BuildDeploymentPackages.main(
                new String[] {System.getProperty("bundles"), again.toString(), System.getProperty("timestamp")});

        assertEquals(-1, Files.mismatch(file.file(), again.resolve(file.toString())), "first byte that differs");
    }
}
