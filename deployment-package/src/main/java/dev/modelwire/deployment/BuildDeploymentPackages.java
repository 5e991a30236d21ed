package dev.modelwire.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Builds the packages of every feature: {@code <bundles directory> <target directory> <timestamp> <checkout>}. What
 * earlier builds left in the target directory is removed.
 */
public final class BuildDeploymentPackages {

    private BuildDeploymentPackages() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 4) {
            throw new IllegalArgumentException("usage: <bundles directory> <target directory> <timestamp> <checkout>");
        }
        Path target = Path.of(args[1]);
        Instant timestamp = Instant.parse(args[2]);
        Files.createDirectories(target);
        removeOld(target);
        PackageAssembler assembler = new PackageAssembler(
                Path.of(args[0]), timestamp, GitQualifiers.of(Path.of(args[3])).orElseGet(() -> {
                    System.out.println("no Git here: all bundles get the qualifier of " + timestamp);
                    return Qualifiers.fixed(timestamp);
                }));
        List<Path> built = new ArrayList<>();
        for (String name : Feature.NAMES) {
            PackageContent content = assembler.assemble(Feature.load(name));
            Path file = new DeploymentPackageWriter(timestamp).write(content, target);
            built.add(file);
            built.add(new DebianPackageWriter(timestamp).write(content, target));
            built.add(new SbomWriter(timestamp).write(content, target));
            long limit = content.feature().rules().maxBytes();
            System.out.printf(Locale.ROOT, "%-60s %,12d bytes of %,12d%n", file.getFileName(), Files.size(file), limit);
            if (Files.size(file) > limit) {
                throw new IOException("package [" + file.getFileName() + "] has [" + Files.size(file)
                        + "] bytes: at most [" + limit + "] may be sent to a gateway; leave out what it does not need");
            }
        }
        Digests.write(built, target.resolve("SHA256SUMS"));
    }

    private static void removeOld(Path target) throws IOException {
        try (var files = Files.newDirectoryStream(target, "*.{dp,deb,cdx.json}")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }
}
