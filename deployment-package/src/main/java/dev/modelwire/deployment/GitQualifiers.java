package dev.modelwire.deployment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks Git which commit changed last what a bundle is made of: its main sources and its bnd file, those of the modules
 * that lie in it, the headers that all bundles have in common, and the versions of the libraries that it embeds. What
 * is not committed yet counts as changed when its files were.
 */
final class GitQualifiers implements Qualifiers {

    private static final String COMMON_HEADERS = "/<bnd><!\\[CDATA/,/\\]\\]><\\/bnd>/:bundles/pom.xml";

    private final Path root;

    private GitQualifiers(Path root) {
        this.root = root;
    }

    /** Returns none where there is no Git or no repository with a commit. */
    static Optional<Qualifiers> of(Path root) {
        GitQualifiers git = new GitQualifiers(root);
        try {
            return git.git("rev-parse", "--verify", "HEAD").isEmpty() ? Optional.empty() : Optional.of(git);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public Instant ofBundle(Feature.Bundle bundle) throws IOException {
        List<String> paths = new ArrayList<>();
        addModule(bundle.id().artifact(), paths);
        bundle.modules().forEach(module -> addModule(module, paths));
        Instant newest = ofPaths(paths);
        newest = later(newest, last("log", "-1", "--format=%ct", "-s", "-L" + COMMON_HEADERS));
        for (Feature.Coordinates embedded : bundle.embeds()) {
            newest = later(newest, last("log", "-1", "--format=%ct", "-S" + embedded.version(), "--", "pom.xml"));
        }
        return newest;
    }

    @Override
    public Instant ofFeature(String name) throws IOException {
        return ofPaths(List.of("features/src/main/resources/features/" + name + ".json"));
    }

    private static void addModule(String module, List<String> paths) {
        paths.add("bundles/" + module + "/src/main");
        paths.add("bundles/" + module + "/bnd.bnd");
    }

    private Instant ofPaths(List<String> paths) throws IOException {
        return later(last(with(List.of("log", "-1", "--format=%ct"), paths)), uncommitted(paths));
    }

    private Instant uncommitted(List<String> paths) throws IOException {
        Instant newest = Instant.EPOCH;
        List<String> command = with(List.of("status", "--porcelain", "--no-renames", "-uall"), paths);
        for (String line : git(command.toArray(String[]::new)).lines().toList()) {
            Path file = root.resolve(line.substring(3));
            if (Files.exists(file)) {
                newest = later(newest, Files.getLastModifiedTime(file).toInstant());
            }
        }
        return newest;
    }

    private static List<String> with(List<String> command, List<String> paths) {
        List<String> all = new ArrayList<>(command);
        all.add("--");
        all.addAll(paths);
        return all;
    }

    private Instant last(String... command) throws IOException {
        return last(List.of(command));
    }

    private Instant last(List<String> command) throws IOException {
        String seconds = git(command.toArray(String[]::new)).strip();
        return seconds.isEmpty() ? Instant.EPOCH : Instant.ofEpochSecond(Long.parseLong(seconds));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private String git(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(
                        "command " + command + " failed: the directory must be a checkout of this project");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("command " + command + " was interrupted", e);
        }
        return output;
    }
}
