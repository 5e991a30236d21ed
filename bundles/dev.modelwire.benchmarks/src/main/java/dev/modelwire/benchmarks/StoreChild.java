package dev.modelwire.benchmarks;

import dev.modelwire.api.model.Digest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What is measured in a JVM of its own. */
final class StoreChild {

    private static final int OPENINGS = 21;

    private StoreChild() {}

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[1]);
        if (args[0].equals("heap")) {
            heap(directory, Path.of(args[2]), Digest.sha256(args[3]));
        } else {
            if (args.length > 2) {
                open(Path.of(args[2]));
            }
            opening(directory);
        }
    }

    private static long open(Path directory) {
        long begin = System.nanoTime();
        try (Store store = Store.open(directory)) {
            long time = System.nanoTime() - begin;
            if (store.component().records().isEmpty()) {
                throw new IllegalStateException("the store [" + directory + "] is empty");
            }
            return time;
        }
    }

    private static void heap(Path directory, Path file, Digest digest) throws Exception {
        try (Store store = Store.open(directory)) {
            store.put(file, digest, Files.size(file));
        }
        System.out.printf(Locale.ROOT, "peak %.1f MB%n", Child.heapPeak() / 1e6);
    }

    private static void opening(Path directory) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < OPENINGS; i++) {
            times.add(open(directory));
        }
        long first = times.get(0);
        Collections.sort(times);
        System.out.printf(
                Locale.ROOT, "median %.1f ms, the first %.1f ms%n", times.get(OPENINGS / 2) / 1e6, first / 1e6);
    }
}
