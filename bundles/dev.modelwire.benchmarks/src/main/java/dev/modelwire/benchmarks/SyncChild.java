package dev.modelwire.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.modelwire.api.desired.HttpSource;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.desired.TransferOptions;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.transport.Credentials;
import dev.modelwire.sync.internal.ModelSyncComponent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** What is measured in a JVM of its own. */
final class SyncChild {

    private static final Path IO = Path.of("/proc/self/io");
    private static final Set<String> READS =
            Set.of("find", "partial", "record", "records", "document", "status", "open");

    private final Path directory;
    private final BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    private SyncChild(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] args) throws Exception {
        SyncChild child = new SyncChild(Path.of(args[1]));
        switch (args[0]) {
            case "resume" -> child.resume(URI.create(args[2]), Digest.sha256(args[3]), Long.parseLong(args[4]));
            case "throughput" -> child.throughput();
            default -> child.polling(URI.create(args[2]));
        }
        System.exit(0);
    }

    private void resume(URI url, Digest digest, long size) throws IOException {
        try (Store store = Store.open(directory)) {
            long begin = System.nanoTime();
            int attempts = new Fetch(store.component()).file(url, digest, size);
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(Locale.ROOT, "%d %.1f %.1f%n", attempts, seconds, Child.heapPeak() / 1e6);
        }
    }

    /** For each line with a URL, digest and size: the wall's and the processors' time of a transfer. */
    private void throughput() throws Exception {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try (Store store = Store.open(directory)) {
            Fetch fetch = new Fetch(store.component());
            for (String line = asked.readLine(); line != null; line = asked.readLine()) {
                String[] words = line.split(" ");
                long cpu = system.getProcessCpuTime();
                long begin = System.nanoTime();
                fetch.file(URI.create(words[0]), Digest.sha256(words[1]), Long.parseLong(words[2]));
                long wall = System.nanoTime() - begin;
                System.out.println(wall + " " + (system.getProcessCpuTime() - cpu));
                store.component().collect();
            }
        }
    }

    /** Says whether the model is active if asked, and else what was written so far. */
    private void polling(URI url) throws Exception {
        AtomicLong changes = new AtomicLong();
        try (Store store = Store.open(directory)) {
            ModelStore watched = Watched.of(ModelStore.class, store.component(), (method, begin, end, result) -> {
                if (!READS.contains(method)) {
                    changes.incrementAndGet();
                }
            });
            ModelSyncComponent sync = Components.sync(watched, new Components.TakesAll());
            HttpSource twin = new HttpSource(url, Duration.ofSeconds(1), new Credentials.None());
            Duration patience = Duration.ofSeconds(30);
            sync.configure(new SyncOptions(
                    true, "", List.of(), List.of(twin), TransferOptions.of(patience, patience, Work.MIB)));
            for (String line = asked.readLine(); line != null; line = asked.readLine()) {
                System.out.println(
                        line.equals("active")
                                ? sync.reported().contains("\"phase\":\"ACTIVE\"")
                                : changes + " " + written() + " " + files());
            }
            Components.stop(sync);
        }
    }

    /** Returns how many bytes this process has caused to be written to a disk, -1 if the system does not say. */
    private static long written() throws IOException {
        if (!Files.isReadable(IO)) {
            return -1;
        }
        return Files.readAllLines(IO).stream()
                .filter(line -> line.startsWith("write_bytes: "))
                .mapToLong(line -> Long.parseLong(line.substring("write_bytes: ".length())))
                .findFirst()
                .orElse(-1);
    }

    /** Returns a number that is another one if a name, size or time of a file is. */
    private int files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            int hash = 0;
            for (Path file : files.sorted().toList()) {
                BasicFileAttributes about = Files.readAttributes(file, BasicFileAttributes.class);
                hash = 31 * hash + (file + " " + about.size() + about.lastModifiedTime() + about.fileKey()).hashCode();
            }
            return hash;
        }
    }
}
