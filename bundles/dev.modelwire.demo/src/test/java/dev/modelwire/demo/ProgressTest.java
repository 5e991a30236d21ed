package dev.modelwire.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void show_noTerminal_oneLineForEveryTenPercent() {
        Progress progress = progress(false);

        for (int percent = 1; percent <= 100; percent++) {
            progress.show("training", percent / 100.0);
        }

        String[] lines = bytes.toString(StandardCharsets.UTF_8).split(System.lineSeparator());
        assertEquals(11, lines.length);
        assertEquals("training: 0 %", lines[0]);
        assertEquals("training: 100 %", lines[10]);
    }

    @Test
    void show_terminal_barIsRedrawnInPlace() {
        Progress progress = progress(true);

        progress.show("training", 0.5);
        progress.show("training", 0.501);

        String text = bytes.toString(StandardCharsets.UTF_8);
        assertTrue(text.startsWith("\r" + "█".repeat(20) + "░".repeat(20) + " 50 %  training"), text);
        assertEquals(0, text.lastIndexOf('\r'));
    }

    private Progress progress(boolean terminal) {
        return new Progress(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal);
    }
}
