package dev.modelwire.benchmarks;

import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.engine.api.Engine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Records per second by one thread and by two, each with a session to itself, by turns. */
record ThroughputPart(EngineKind kind, Engine engine, Subject subject, Path directory) {

    private static final long SLOT_NANOS = 500_000_000L;
    private static final int THREADS = 2;

    String row(int rounds) throws Exception {
        byte[] model = subject.file(kind.format(), 1);
        int cores = Runtime.getRuntime().availableProcessors();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (Serving serving =
                Serving.start(directory, engine, Map.of("probe", false, "sessions", Math.min(THREADS, cores)))) {
            serving.activate(serving.stored("1", model, subject.manifest(kind.format(), "1")));
            double[] one = new double[rounds];
            double[] two = new double[rounds];
            double unused = perSecond(serving, threads, THREADS);
            for (int round = 0; round < rounds; round++) {
                one[round] = perSecond(serving, threads, 1);
                two[round] = perSecond(serving, threads, THREADS);
            }
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %,.0f/s | %,.0f/s | %.2f |",
                    InferenceChild.name(kind),
                    subject.label(),
                    Meter.median(one),
                    Meter.median(two),
                    Meter.median(two) / Meter.median(one));
        } finally {
            threads.shutdown();
        }
    }

    private double perSecond(Serving serving, ExecutorService threads, int count) throws Exception {
        List<Future<Double>> rates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rates.add(threads.submit(() -> rate(serving)));
        }
        double sum = 0;
        for (Future<Double> rate : rates) {
            sum += rate.get();
        }
        return sum;
    }

    private double rate(Serving serving) {
        Map<String, Object> record = Payloads.record(subject.features(), Payloads.floats(1, subject.inputs()));
        long begin = System.nanoTime();
        long now = begin;
        int records = 0;
        try (ModelLease lease = serving.lease()) {
            while (now - begin < SLOT_NANOS) {
                ScorePart.requireScored(lease.score(record));
                records++;
                now = System.nanoTime();
            }
        }
        return records * 1e9 / (now - begin);
    }
}
