package dev.modelwire.inference.internal.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel says of the memory of a process; 0 where it says nothing. */
final class ProcessMemory {

    private static final long KIB = 1024;

    private final Path status;

    ProcessMemory(long pid) {
        status = Path.of("/proc", Long.toString(pid), "status");
    }

    /** Returns the bytes of it that are in memory now. */
    long residentBytes() {
        return value("VmRSS:");
    }

    /** Returns the most that there were. */
    long peakBytes() {
        return value("VmHWM:");
    }

    private long value(String key) {
        try {
            for (String line : Files.readAllLines(status, StandardCharsets.ISO_8859_1)) {
                if (line.startsWith(key)) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * KIB;
                }
            }
        } catch (IOException | NumberFormatException e) {
            // it has gone, or this is no Linux
        }
        return 0;
    }
}
