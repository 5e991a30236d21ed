package dev.modelwire.inference.internal.gate;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NativeHeapTest {

    private static final int BUFFERS = 40_000;
    private static final int SIZE = 2_000;

    @Test
    @EnabledOnOs(OS.LINUX)
    void trim_freedBetweenWhatIsUsed_goesBackToTheSystem() throws Exception {
        assumeTrue(NativeHeap.trim(), "this JVM cannot");
        BufferPoolMXBean pool = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(any -> any.getName().equals("direct"))
                .findFirst()
                .orElseThrow();
        long before = pool.getCount();
        List<ByteBuffer> kept = oneOfTen();
        while (pool.getCount() > before + kept.size() + BUFFERS / 20) {
            System.gc();
            Thread.onSpinWait();
        }
        long freed = residentKib();

        assertTrue(NativeHeap.trim());

        long given = freed - residentKib();
        assertTrue(
                given > 20_000,
                () -> given + " KiB were given back of about 70,000 that " + kept.size() + " buffers part");
    }

    /** Takes memory, and lets go of most of it in pieces between those that stay. */
    private static List<ByteBuffer> oneOfTen() {
        ByteBuffer[] all = new ByteBuffer[BUFFERS];
        Arrays.setAll(all, i -> ByteBuffer.allocateDirect(SIZE)); // zeroed, and so in memory
        return IntStream.range(0, BUFFERS)
                .filter(i -> i % 10 == 0)
                .mapToObj(i -> all[i])
                .toList();
    }

    private static long residentKib() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/status"), StandardCharsets.US_ASCII).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
