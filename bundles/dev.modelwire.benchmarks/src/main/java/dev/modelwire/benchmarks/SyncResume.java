package dev.modelwire.benchmarks;

import dev.modelwire.api.model.Digest;
import dev.modelwire.testkit.http.Behaviour;
import dev.modelwire.testkit.http.Behaviours;
import dev.modelwire.testkit.http.Content;
import dev.modelwire.testkit.http.Faults;
import dev.modelwire.testkit.http.HostileServer;
import dev.modelwire.testkit.http.Served;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;

/** A file over a connection that is cut again and again, into a store on the disk, in a small heap. */
record SyncResume(Path directory, int mib, int cutMib, PrintStream out) {

    void run() throws Exception {
        out.println("| " + mib + " MiB cut every " + cutMib
                + " MiB | bytes sent / size | connections | transfers | time" + " | heap peak, -Xmx16m |");
        out.println("|---|---:|---:|---:|---:|---:|");
        Path file = Work.random(directory, mib);
        Digest digest = Store.digest(file);
        Served served = Behaviours.file(Content.of(file)).etag("\"cut\"");
        row("closed", file, digest, at -> served.but(Faults.endAt(at)), served);
        row("reset", file, digest, at -> served.but(Faults.resetAt(at)), served);
        out.println();
    }

    private void row(String how, Path file, Digest digest, LongFunction<Behaviour> cut, Behaviour whole)
            throws Exception {
        long size = Files.size(file);
        long step = (long) cutMib * Work.MIB;
        List<Behaviour> script = new ArrayList<>();
        for (long at = step; at < size; at += step) {
            script.add(cut.apply(at));
        }
        script.add(whole);
        Path store = directory.resolve("resumed");
        try (HostileServer server = new HostileServer()) {
            String[] said = fetch(server, "connections, " + how, script, store, digest, size)
                    .split(" ");
            out.printf(
                    Locale.ROOT,
                    "| %s | %.3f | %d | %s | %s s | %s MB |%n",
                    how,
                    (double) server.bodyBytes() / size,
                    server.requests().size(),
                    said[0],
                    said[1],
                    said[2]);
        }
        Work.wipe(store);
    }

    private static String fetch(
            HostileServer server, String what, List<Behaviour> script, Path store, Digest digest, long size)
            throws IOException, InterruptedException {
        try (Bar bar = new Bar(what, script.size())) {
            AtomicInteger connections = new AtomicInteger();
            Behaviour[] shown = script.stream()
                    .map(behaviour -> (Behaviour) request -> {
                        bar.done(connections.incrementAndGet());
                        return behaviour.answer(request);
                    })
                    .toArray(Behaviour[]::new);
            server.on("/m", shown[0], Arrays.copyOfRange(shown, 1, shown.length));
            return Child.all(
                    SyncChild.class,
                    "-Xmx16m",
                    "resume",
                    store.toString(),
                    server.url("/m").toString(),
                    digest.hex(),
                    Long.toString(size));
        }
    }
}
