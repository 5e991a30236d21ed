package dev.modelwire.bndrun;

import dev.modelwire.testkit.process.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The command behind {@code bndrun/gateway}, run as a process of its own. */
final class Story implements AutoCloseable {

    private static final Path DIST = Path.of(System.getProperty("dist"));
    private static final Path WORK = DIST.resolveSibling("stories");
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Process process;
    private final Path output;

    private Story(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static Path work() {
        return WORK;
    }

    /** Removes what earlier builds left, but for the trained models. */
    static void clean() throws IOException {
        if (!Files.exists(WORK)) {
            return;
        }
        try (Stream<Path> files = Files.walk(WORK)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(WORK) && !file.startsWith(WORK.resolve("models"))) {
                    Files.delete(file);
                }
            }
        }
    }

    static Story start(String name, String... options) throws IOException {
        return start(name, List.of(), options);
    }

    /** Starts it with a small file system of its own, which ends with it; or without one where none can be mounted. */
    static Story startOnSmallDisk(String name, String... options) throws IOException {
        String command = DIST.resolve("../../small-disk").normalize().toString();
        String disk = DIST.resolveSibling("small-disk").toString();
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--small-disk", disk));
        return start(name, List.of(command, disk, "6m"), all.toArray(String[]::new));
    }

    private static Story start(String name, List<String> wrapper, String... options) throws IOException {
        Files.createDirectories(WORK);
        Path output = WORK.resolve(name + ".out");
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(List.of(
                JavaProcess.java(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                DIST.resolve("lib") + "/*",
                "dev.modelwire.demo.run.GatewayMain",
                "--dist",
                DIST.toString(),
                "--work",
                WORK.toString()));
        command.addAll(List.of(options));
        return new Story(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start(),
                output);
    }

    /** Waits for the end and returns the exit status. */
    int end() throws InterruptedException {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the story did not end within " + LONGEST + ":\n" + said());
        }
        return process.exitValue();
    }

    /** Ends the process as a power cut does: it gets no chance to do anything. */
    void cutPower() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    String lastLine() {
        List<String> lines = said().lines().toList();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return e.toString();
        }
    }

    void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0 || !process.isAlive()) {
                throw new AssertionError(what + " did not come:\n" + said());
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
