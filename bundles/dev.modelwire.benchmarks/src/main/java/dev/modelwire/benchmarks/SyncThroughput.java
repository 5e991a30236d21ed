package dev.modelwire.benchmarks;

import dev.modelwire.api.model.Digest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A whole transfer into the store against curl, tee, sha256sum and sync, by turns. */
record SyncThroughput(Path directory, int mib, int rounds, PrintStream out) {

    private static final String TOOLS = """
            TIMEFORMAT='%3R %3U %3S'
            time { curl -s "$1" | tee "$2" | sha256sum; sync "$2"; }
            """;

    /** Wall and processor time in nanoseconds. */
    private record Times(List<Long> wall, List<Long> cpu) {

        Times() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        void add(long wallNanos, long cpuNanos) {
            wall.add(wallNanos);
            cpu.add(cpuNanos);
        }

        /** All but the first. */
        Times warm() {
            return new Times(wall.subList(1, wall.size()), cpu.subList(1, cpu.size()));
        }
    }

    void run() throws Exception {
        if (!hasCurl()) {
            out.println("throughput: curl is not installed");
            out.println();
            return;
        }
        Path file = Work.random(directory, mib);
        Digest digest = Store.digest(file);
        Times ours = new Times();
        Times theirs = new Times();
        Path store = directory.resolve("throughput");
        try (FileHost host = new FileHost();
                Bar bar = new Bar("rounds", rounds);
                Child child = Child.start(SyncChild.class, List.of("-Xmx64m"), "throughput", store.toString())) {
            host.file("/file", file);
            String url = host.url("/file").toString();
            for (int round = 0; round <= rounds; round++) {
                String[] said = child.ask(url + " " + digest.hex() + " " + Files.size(file))
                        .split(" ");
                ours.add(Long.parseLong(said[0]), Long.parseLong(said[1]));
                tools(url, digest, theirs);
                bar.done(round);
            }
        }
        Work.wipe(store);
        table(ours, theirs.warm());
    }

    private void table(Times all, Times theirs) {
        Times ours = all.warm();
        out.println(
                "| " + mib + " MiB into the store | Modelwire, median | curl, tee, sha256sum, sync, median | theirs /"
                        + " ours | first in a new JVM |");
        out.println("|---|---:|---:|---:|---:|");
        row("wall", ours.wall(), theirs.wall(), all.wall().get(0));
        row("CPU", ours.cpu(), theirs.cpu(), all.cpu().get(0));
        out.println();
    }

    private void row(String what, List<Long> ours, List<Long> theirs, long first) {
        long our = Work.median(ours);
        long their = Work.median(theirs);
        out.printf(
                Locale.ROOT,
                "| %s | %.0f ms | %.0f ms | %.2f | %.0f ms |%n",
                what,
                our / 1e6,
                their / 1e6,
                (double) their / our,
                first / 1e6);
    }

    private static boolean hasCurl() throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", "command -v curl").start().waitFor() == 0;
    }

    private void tools(String url, Digest digest, Times times) throws IOException, InterruptedException {
        Path copy = directory.resolve("copy");
        Process bash = new ProcessBuilder("bash", "-c", TOOLS, "bash", url, copy.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<String> lines = said.lines().toList();
        if (bash.waitFor() != 0 || lines.size() != 2 || !lines.get(0).startsWith(digest.hex())) {
            throw new IOException("curl, tee, sha256sum or sync failed on [" + url + "]: " + said);
        }
        String[] seconds = lines.get(1).split(" ");
        times.add(nanos(seconds[0]), nanos(seconds[1]) + nanos(seconds[2]));
        Files.delete(copy);
    }

    private static long nanos(String seconds) {
        return Math.round(Double.parseDouble(seconds) * 1e9);
    }
}
