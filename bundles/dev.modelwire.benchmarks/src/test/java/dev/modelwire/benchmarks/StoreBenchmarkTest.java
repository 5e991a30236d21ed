package dev.modelwire.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark runs; what it measures is no matter for a test. */
class StoreBenchmarkTest {

    @TempDir
    Path directory;

    @Test
    void run_smallSizes_printsEveryFigure() {
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        int status;
        try {
            status = StoreBenchmark.run(
                    "--directory",
                    directory.resolve("work").toString(),
                    "--mib",
                    "1,2",
                    "--rounds",
                    "1",
                    "--models",
                    "3");
        } finally {
            System.setOut(before);
        }
        String text = said.toString(StandardCharsets.UTF_8);
        assertEquals(0, status, text);
        for (String figure : new String[] {
            "\\| 1 MiB \\| [0-9.]+ ms \\| [0-9.]+ ms \\| [0-9.]+ \\|",
            "\\| 2 MiB \\| .*",
            "heap while storing 2 MiB in a JVM with -Xmx16m: peak [0-9.]+ MB",
            "opening of 30 versions of 3 models: median [0-9.]+ ms, the first in a new JVM [0-9.]+ ms"
        }) {
            assertTrue(text.lines().anyMatch(line -> line.matches(figure)), () -> figure + " is not in " + text);
        }
    }
}
