package dev.modelwire.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/** Builds a deployment package of every feature: {@code <bundles directory> <target directory> <timestamp>}. */
public final class BuildDeploymentPackages {

    private BuildDeploymentPackages() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            throw new IllegalArgumentException("usage: <bundles directory> <target directory> <timestamp>");
        }
        DeploymentPackageWriter writer = new DeploymentPackageWriter(Path.of(args[0]), Instant.parse(args[2]));
        for (String name : Feature.NAMES) {
            Path file = writer.write(Feature.load(name), Path.of(args[1]));
            System.out.printf(Locale.ROOT, "%-40s %,12d bytes%n", file.getFileName(), Files.size(file));
        }
    }
}
