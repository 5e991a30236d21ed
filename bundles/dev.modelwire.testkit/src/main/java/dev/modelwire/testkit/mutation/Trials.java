package dev.modelwire.testkit.mutation;

import dev.modelwire.engine.api.EngineFactory;
import dev.modelwire.testkit.process.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Hands mutants straight to an engine in processes of their own. A process that ends, or stands still for 10 s or longer,
 * is begun anew behind the mutant that did it. For one thread.
 */
public final class Trials {
    private static final int HANG_SECONDS = 10;
    private static final long ADDRESS_SPACE_KIB = 6L << 20;

    private final Class<? extends EngineFactory> factory;
    private final Path directory;
    private final String format;
    private final long seed;

    /**
     * Prepares trials.
     *
     * @param factory makes the engine; its settings have {@code directory}, where it may write
     * @param directory an empty one, for the result file {@code trials} and what else is needed
     */
    public Trials(Class<? extends EngineFactory> factory, Path directory, String format, byte[] model, long seed)
            throws IOException {
        this.factory = factory;
        this.directory = directory;
        this.format = format;
        this.seed = seed;
        Files.write(directory.resolve("model"), model);
        Files.writeString(directory.resolve("trials"), "");
    }

    /** Tries the mutants 0 to {@code count} - 1; the file {@code trials} gets a line for each. */
    public List<Trial> run(int count) throws IOException, InterruptedException {
        int next = 0;
        while (next < count) {
            Process process = start(next, count);
            int at = -1;
            boolean ended = process.waitFor(HANG_SECONDS, TimeUnit.SECONDS);
            while (!ended && at() != at) {
                at = at();
                ended = process.waitFor(HANG_SECONDS, TimeUnit.SECONDS);
            }
            if (!ended) {
                process.destroyForcibly().waitFor();
                add(new Trial(at(), Trial.Outcome.HUNG, ""));
            } else if (process.exitValue() != 0) {
                requireProgress(next, process.exitValue());
                add(new Trial(at(), Trial.Outcome.DIED, "rc=" + process.exitValue()));
            }
            next = at() + 1;
        }
        return results();
    }

    private Process start(int from, int count) throws IOException {
        Files.writeString(directory.resolve("at"), Integer.toString(from - 1));
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "ulimit -c 0; ulimit -v " + ADDRESS_SPACE_KIB + "; exec \"$@\"",
                        "sh",
                        JavaProcess.java(),
                        "-Xmx128m",
                        "-XX:MaxDirectMemorySize=512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:ErrorFile=" + directory.resolve("crash"),
                        "-cp",
                        classPath,
                        TrialProcess.class.getName(),
                        factory.getName(),
                        directory.toString(),
                        format,
                        Long.toString(seed),
                        Integer.toString(from),
                        Integer.toString(count))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
    }

    private void requireProgress(int next, int exit) throws IOException {
        if (at() < next || exit == 1) {
            throw new IllegalStateException(
                    "trial process ended with [" + exit + "] by itself: " + Files.readString(directory.resolve("log")));
        }
    }

    private int at() throws IOException {
        String text = Files.readString(directory.resolve("at")).trim();
        return text.isEmpty() ? -1 : Integer.parseInt(text);
    }

    private void add(Trial trial) throws IOException {
        Files.writeString(directory.resolve("trials"), trial.line() + "\n", StandardOpenOption.APPEND);
    }

    private List<Trial> results() throws IOException {
        return Files.readAllLines(directory.resolve("trials")).stream()
                .map(Trial::of)
                .toList();
    }
}
