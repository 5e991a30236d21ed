package dev.modelwire.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What the polling of an unchanged document costs, with one model active. */
record SyncPolling(Path directory, int polls, PrintStream out) {

    private static final String TWIN = "/devices/pump-station-0017/desired.json";
    private static final int SETTLED = 3;

    void run() throws Exception {
        Path store = directory.resolve("polling");
        try (FileHost host = new FileHost()) {
            Path model = Files.write(directory.resolve("model"), new byte[1000]);
            host.file("/m", model);
            host.text(TWIN, SyncActivation.document(host.url("/m"), 1, Store.digest(model), 1000));
            try (Child child = Child.start(
                    SyncChild.class,
                    List.of("-Xmx64m"),
                    "polling",
                    store.toString(),
                    host.url(TWIN).toString())) {
                measure(host, child);
            }
        }
        Work.wipe(store);
    }

    private void measure(FileHost host, Child child) throws IOException, InterruptedException {
        while (!child.ask("active").equals("true")) {
            pause();
        }
        waitFor(host, host.requests(TWIN) + SETTLED);
        String[] before = child.ask("begin").split(" ");
        long begun = host.requests(TWIN);
        long received = host.received();
        long sent = host.sent();
        long connections = host.connections();
        try (Bar bar = new Bar("polls", polls)) {
            for (int i = 1; i <= polls; i++) {
                waitFor(host, begun + i);
                bar.done(i);
            }
        }
        double count = host.requests(TWIN) - begun;
        String[] after = child.ask("end").split(" ");
        out.println("| polling of an unchanged document, " + polls + " times | |");
        out.println("|---|---:|");
        out.printf(Locale.ROOT, "| bytes of a request | %.0f |%n", (host.received() - received) / count);
        out.printf(Locale.ROOT, "| bytes of an answer | %.0f |%n", (host.sent() - sent) / count);
        out.println("| new connections | " + (host.connections() - connections) + " |");
        out.println("| writes of the store | " + difference(before, after, 0) + " |");
        out.println("| bytes written to a disk by the process | "
                + (after[1].equals("-1") ? "not known here" : difference(before, after, 1)) + " |");
        out.println("| files changed | " + (before[2].equals(after[2]) ? "none" : "some") + " |");
        out.println();
    }

    private static long difference(String[] before, String[] after, int word) {
        return Long.parseLong(after[word]) - Long.parseLong(before[word]);
    }

    private static void waitFor(FileHost host, long requests) throws InterruptedException {
        while (host.requests(TWIN) < requests) {
            pause();
        }
    }

    private static void pause() throws InterruptedException {
        boolean unused = new Semaphore(0).tryAcquire(20, TimeUnit.MILLISECONDS);
    }
}
