package dev.modelwire.benchmarks;

import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.engine.api.Engine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Two threads score without a pause, each through a wire component, while two versions take turns. */
record SwapPart(EngineKind kind, Engine engine, Path directory, long steadyMillis) {

    private static final int THREADS = 2;
    private static final int SETTLED = 50;
    private static final Path STATUS = Path.of("/proc/self/status");

    /** What came of it; memory in KiB. */
    record Result(
            int swaps,
            SwapLedger ledger,
            Histogram steady,
            Histogram swapping,
            long swapNanos,
            long settled,
            long end) {

        String row(String engine) {
            double before = steady.quantile(0.99);
            double during = swapping.quantile(0.99);
            return String.format(
                    Locale.ROOT,
                    "| %s | %d | %,d | %d | %d | %d | %s | %s | %.2f | %.1f ms | %.1f MB | %.1f MB | %+.1f MB |",
                    engine,
                    swaps,
                    ledger.records(),
                    ledger.lost(),
                    ledger.doubled(),
                    ledger.mixed(),
                    InferenceChild.micros(before),
                    InferenceChild.micros(during),
                    during / before,
                    swapNanos / 1e6,
                    settled * 1024 / 1e6,
                    end * 1024 / 1e6,
                    (end - settled) * 1024 / 1e6);
        }
    }

    Result run(int swaps) throws Exception {
        int sessions = Math.min(THREADS, Runtime.getRuntime().availableProcessors());
        try (Serving serving = Serving.start(directory, engine, Map.of("probe", false, "sessions", sessions))) {
            StoredVersion[] versions = {version(serving, 1), version(serving, 2)};
            SwapLedger ledger = SwapLedger.of(serving, versions);
            List<SwapLoad> loads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                loads.add(SwapLoad.start(serving.service(), ledger));
            }
            pause();
            loads.forEach(SwapLoad::restart);
            List<Long> times = new ArrayList<>();
            long settled = 0;
            for (int i = 1; i <= swaps; i++) {
                long begin = System.nanoTime();
                serving.activate(versions[i % 2]);
                times.add(System.nanoTime() - begin);
                if (i == Math.min(SETTLED, swaps)) {
                    settled = resident();
                }
            }
            Histogram swapping = all(loads);
            long end = resident();
            pause();
            Histogram steady = all(loads);
            for (SwapLoad load : loads) {
                load.stop();
            }
            return new Result(swaps, ledger, steady, swapping, Work.median(times), settled, end);
        }
    }

    private StoredVersion version(Serving serving, int number) throws Exception {
        String version = Integer.toString(number);
        return serving.stored(
                version, Subject.MLP.file(kind.format(), number), Subject.MLP.manifest(kind.format(), version));
    }

    private static Histogram all(List<SwapLoad> loads) {
        Histogram all = new Histogram();
        loads.forEach(load -> all.add(load.restart()));
        return all;
    }

    private void pause() throws InterruptedException {
        boolean unused = new Semaphore(0).tryAcquire(steadyMillis, TimeUnit.MILLISECONDS);
    }

    /** Returns the KiB of this process that are in memory, 0 where the system does not tell. */
    private static long resident() throws IOException {
        if (!Files.exists(STATUS)) {
            return 0;
        }
        return Files.readAllLines(STATUS, StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
