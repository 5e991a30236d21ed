package dev.modelwire.bndrun;

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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** What revisions of bundles may leave behind in a process. */
final class Leftovers {

    /**
     * What the process holds after a collection of garbage.
     *
     * @param threads of Modelwire
     * @param files open file descriptors
     * @param residentKib memory
     * @param natives copies of the engine's native library in memory
     */
    record Held(Set<String> threads, long files, long residentKib, long natives) {}

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    /** Remembers the class loaders of the bundles that run now. */
    void note(Gateway gateway) {
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

    /**
     * Collects garbage until each bundle has one class loader, or for some time: a client for HTTP notices only after
     * seconds that nobody has it any more, and its thread keeps a class loader until then.
     */
    Map<String, Long> doubled() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Map<String, Long> doubled = alive();
        while (!doubled.isEmpty() && System.nanoTime() < end) {
            System.gc();
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            doubled = alive();
        }
        return doubled;
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

    int noted() {
        return names.size();
    }

    static Held now() throws IOException {
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
