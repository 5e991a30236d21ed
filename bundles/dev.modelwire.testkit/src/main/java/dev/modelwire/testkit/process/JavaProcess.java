package dev.modelwire.testkit.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Begins processes of the Java that runs this one, with its class path. */
public final class JavaProcess {
    private JavaProcess() {}

    /** The command {@code java} of the running one. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * A process that is not begun yet; where its streams go is the caller's.
     *
     * @param options of the JVM
     * @param main whose {@code main} it runs
     * @param arguments of {@code main}, as their {@code toString} has them
     */
    public static ProcessBuilder of(List<String> options, Class<?> main, Object... arguments) {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ProcessBuilder(command);
    }

    /**
     * Runs a process to its end. An interrupt, as a time limit of JUnit sends one, ends the process too.
     *
     * @return what it wrote to its standard output
     * @throws IllegalStateException with that text if its exit status is not 0
     */
    public static String output(ProcessBuilder of) throws IOException, InterruptedException {
        Process process = of.start();
        FutureTask<byte[]> reading =
                new FutureTask<>(() -> process.getInputStream().readAllBytes());
        Thread reader = new Thread(reading, "output of " + process.pid());
        reader.setDaemon(true);
        reader.start();
        try {
            int status = process.waitFor();
            String said = new String(reading.get(), StandardCharsets.UTF_8);
            if (status != 0) {
                throw new IllegalStateException("process ended with status [" + status + "], 0 was expected: " + said);
            }
            return said;
        } catch (ExecutionException e) {
            throw new IOException("output of " + of.command() + " could not be read", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
