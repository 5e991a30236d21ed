package dev.modelwire.benchmarks;

import dev.modelwire.testkit.process.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own that is talked to line by line. */
final class Child implements AutoCloseable {

    private final List<String> command;
    private final Process process;
    private final BufferedReader from;
    private final PrintStream to;

    private Child(ProcessBuilder builder) throws IOException {
        command = builder.command();
        process = builder.start();
        from = process.inputReader(StandardCharsets.UTF_8);
        to = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /** Starts one whose heap has these options. */
    static Child start(Class<?> main, List<String> heap, String... arguments) throws IOException {
        return new Child(builder(main, heap, arguments));
    }

    /** Returns all that one says until it ends. */
    static String all(Class<?> main, String heap, String... arguments) throws IOException, InterruptedException {
        return JavaProcess.output(builder(main, List.of(heap), arguments)).strip();
    }

    private static ProcessBuilder builder(Class<?> main, List<String> heap, String... arguments) {
        List<String> options = new ArrayList<>(heap);
        options.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData", // else the JVM writes to the disk by itself
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"));
        return JavaProcess.of(options, main, (Object[]) arguments).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    /** Returns the next line that it says. */
    String line() throws IOException {
        String line = from.readLine();
        if (line == null) {
            throw new IOException("the child " + command + " has ended");
        }
        return line;
    }

    /** Says a line and returns the answer. */
    String ask(String line) throws IOException {
        to.println(line);
        return line();
    }

    @Override
    public void close() {
        to.close();
        process.destroy();
    }

    /** Returns the peak of all heap pools of this JVM, in bytes. */
    static long heapPeak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
