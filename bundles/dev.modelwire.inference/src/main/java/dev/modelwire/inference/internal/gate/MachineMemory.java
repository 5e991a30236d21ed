package dev.modelwire.inference.internal.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The memory of this machine, by what its kernel says. */
public final class MachineMemory implements Memory {

    private static final Logger LOG = LoggerFactory.getLogger(MachineMemory.class);
    private static final Path MEMINFO = Path.of("/proc/meminfo");
    private static final String AVAILABLE = "MemAvailable:";

    @Override
    public long availableBytes() {
        return availableBytes(MEMINFO);
    }

    @Override
    public void giveBack() {
        try {
            NativeHeap.trim();
        } catch (LinkageError e) {
            LOG.debug("freed native memory stays with the process: this runtime has no java.management", e);
        }
    }

    static long availableBytes(Path meminfo) {
        try {
            for (String line : Files.readAllLines(meminfo, StandardCharsets.US_ASCII)) {
                if (line.startsWith(AVAILABLE)) {
                    return Long.parseLong(line.replaceAll("\\D", "")) << 10;
                }
            }
        } catch (IOException | NumberFormatException e) {
            return Long.MAX_VALUE;
        }
        return Long.MAX_VALUE;
    }
}
