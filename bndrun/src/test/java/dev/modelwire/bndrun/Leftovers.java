package dev.modelwire.bndrun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.modelwire.gateway.launcher.Gateway;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** What revisions of bundles may leave behind in a process: looked for at the start, once it has settled, and at the end. */
final class Leftovers {

    /**
     * What the process holds after a collection of garbage.
     *
     * @param threads of Modelwire
     * @param files open file descriptors
     * @param residentKib memory
     * @param natives copies of the engine's native library in memory
     */
    private record Held(Set<String> threads, long files, long residentKib, long natives) {}

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long MOST_GROWTH_KIB = 20_000;
    private static final int MORE_FILES = 5;

    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Gateway gateway;
    private final Held before;
    private Held settled;
    private Held after;
    private Map<String, Long> doubled = Map.of();

    Leftovers(Gateway gateway) throws IOException {
        this.gateway = gateway;
        note();
        before = now();
        settled = before;
        after = before;
    }

    /** Remembers the class loaders of the bundles that run now. */
    void note() {
        for (Bundle bundle : gateway.bundleContext().getBundles()) {
            BundleWiring wiring = bundle.adapt(BundleWiring.class);
            if (bundle.getSymbolicName().startsWith("dev.modelwire.") && wiring != null) {
                ClassLoader loader = wiring.getClassLoader();
                if (loader != null && loaders.stream().noneMatch(known -> known.refersTo(loader))) {
                    loaders.add(new WeakReference<>(loader));
                    names.add(bundle.getSymbolicName());
                }
            }
        }
    }

    /** From here on memory does not grow. */
    void settle() throws IOException {
        doubled();
        settled = now();
    }

    void end() throws IOException {
        doubled = doubled();
        after = now();
    }

    void assertNone() {
        assertTrue(before.threads().containsAll(after.threads()), () -> before.threads() + " " + after.threads());
        assertEquals(before.natives(), after.natives());
        assertEquals(Map.of(), doubled, "class loaders of old revisions");
        assertTrue(
                after.files() <= before.files() + MORE_FILES,
                () -> "file descriptors " + before.files() + " " + after.files());
        long growth = after.residentKib() - settled.residentKib();
        assertTrue(growth <= MOST_GROWTH_KIB, () -> "memory grew by " + growth + " KiB");
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "threads %d -> %d, file descriptors %d -> %d, native libraries %d -> %d, memory once settled %d KiB -> %d"
                        + " KiB, class loaders seen %d, kept twice %s",
                before.threads().size(),
                after.threads().size(),
                before.files(),
                after.files(),
                before.natives(),
                after.natives(),
                settled.residentKib(),
                after.residentKib(),
                names.size(),
                doubled);
    }

    /**
     * Collects garbage until each bundle has one class loader, or for some time: a client for HTTP notices only after
     * seconds that nobody has it any more, and its thread keeps a class loader until then.
     */
    private Map<String, Long> doubled() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Map<String, Long> alive = alive();
        while (!alive.isEmpty() && System.nanoTime() < end) {
            System.gc();
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            alive = alive();
        }
        return alive;
    }

    /** Returns how many class loaders each bundle still has, of those with more than one. */
    private Map<String, Long> alive() {
        Map<String, Long> alive = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (loaders.get(i).get() != null) {
                alive.merge(names.get(i), 1L, Long::sum);
            }
        }
        alive.values().removeIf(count -> count == 1);
        return alive;
    }

    private static Held now() throws IOException {
        for (int i = 0; i < 4; i++) {
            System.gc();
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Held(
                Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> name.startsWith("modelwire"))
                        .collect(Collectors.toSet()),
                system.getOpenFileDescriptorCount(),
                resident(),
                natives());
    }

    private static long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    /** Mappings of code; the file's inode tells copies apart, though its name is gone. */
    private static long natives() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/maps")).stream()
                .map(line -> line.split("\\s+", 6))
                .filter(fields -> fields[1].startsWith("r-x") && fields.length == 6)
                .filter(fields ->
                        Arrays.asList("tensorflowlite", "tflite").stream().anyMatch(fields[5]::contains))
                .map(fields -> fields[4] + " " + fields[5].replaceAll(".*/", ""))
                .distinct()
                .count();
    }
}
