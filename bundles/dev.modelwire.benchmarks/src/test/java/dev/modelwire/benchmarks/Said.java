package dev.modelwire.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

/** What a benchmark printed. */
record Said(String text) {

    static Said by(IntSupplier benchmark) {
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        int status;
        try {
            status = benchmark.getAsInt();
        } finally {
            System.setOut(before);
        }
        String text = said.toString(StandardCharsets.UTF_8);
        assertEquals(0, status, text);
        return new Said(text);
    }

    /** Each of these stands alone on a line. */
    void assertLines(String... patterns) {
        for (String pattern : patterns) {
            assertTrue(text.lines().anyMatch(line -> line.matches(pattern)), () -> pattern + " is not in " + text);
        }
    }
}
