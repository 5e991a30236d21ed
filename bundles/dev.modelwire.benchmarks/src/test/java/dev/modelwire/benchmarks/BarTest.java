package dev.modelwire.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BarTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void done_noTerminal_saysEachTenthOnce() {
        try (Bar bar = new Bar("polls", 30, err, false)) {
            for (int i = 1; i <= 8; i++) {
                bar.done(i);
            }
        }

        assertEquals("polls: 3/30\npolls: 6/30\n", said());
    }

    @Test
    void done_terminal_drawsAndLeavesAnEmptyLine() {
        try (Bar bar = new Bar("polls", 3, err, true)) {
            bar.done(1);
        }

        assertEquals(
                "\r\033[K[" + " ".repeat(30) + "] 0/3  polls\r\033[K[" + "#".repeat(10) + " ".repeat(20)
                        + "] 1/3  polls\r\033[K",
                said());
    }

    private String said() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
