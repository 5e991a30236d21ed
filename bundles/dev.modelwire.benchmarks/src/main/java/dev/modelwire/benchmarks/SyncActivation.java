package dev.modelwire.benchmarks;

import dev.modelwire.api.desired.HttpSource;
import dev.modelwire.api.desired.SourceId;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.desired.TransferOptions;
import dev.modelwire.api.inference.ModelActivator;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.transport.Credentials;
import dev.modelwire.engine.api.Engine;
import dev.modelwire.sync.internal.ModelSyncComponent;
import dev.modelwire.testkit.tflite.Fixtures;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** From a changed desired state to an active model of 5 MB, step by step, with the real store, HTTP and engine. */
record SyncActivation(Path directory, int times, PrintStream out) {

    private static final int WARM_UP = 5;
    private static final int[] LAYERS = {9, 1140, 1100, 7};
    private static final String TWIN = "/twin";
    private static final int QUIET_MILLIS = 200;
    private static final int INTERVAL_MILLIS = 1000;

    static String document(URI model, int revision, Digest digest, long size) {
        return ("{\"modelwire\":1,\"revision\":%d,\"models\":[{\"name\":\"bench\",\"version\":\"%d\",\"artifacts\":"
                        + "[{\"role\":\"model\",\"url\":\"%s\",\"sha256\":\"%s\",\"size\":%d}]}]}")
                .formatted(revision, revision, model, digest.hex(), size);
    }

    void run() throws Exception {
        Optional<Engine> engine = Components.tflite(directory.resolve("native"));
        if (engine.isEmpty()) {
            out.println("activation: this platform has no engine");
            out.println();
            return;
        }
        List<Map<Step, Long>> put = changes(engine.get(), false);
        List<Map<Step, Long>> polled = changes(engine.get(), true);
        out.printf(
                Locale.ROOT,
                "| from a changed desired state to an active model of %.1f MB | put, median | put, largest | polled every"
                        + " 1 s, median |%n",
                model(1).length / 1e6);
        out.println("|---|---:|---:|---:|");
        for (Step step : Step.values()) {
            List<Long> values = values(put, step);
            out.printf(
                    Locale.ROOT,
                    "| %s | %.2f ms | %.2f ms | %.2f ms |%n",
                    step.text(),
                    Work.median(values) / 1e6,
                    Work.largest(values) / 1e6,
                    Work.median(values(polled, step)) / 1e6);
        }
        out.println();
    }

    private static List<Long> values(List<Map<Step, Long>> changes, Step step) {
        return changes.stream().map(steps -> steps.getOrDefault(step, 0L)).toList();
    }

    private static byte[] model(int seed) {
        return Fixtures.tflite(seed, LAYERS);
    }

    private List<Map<Step, Long>> changes(Engine engine, boolean polled) throws Exception {
        Path place = directory.resolve("activation");
        Random random = new Random(1);
        List<Map<Step, Long>> changes = new ArrayList<>();
        Moments moments = new Moments();
        try (FileHost host = new FileHost();
                Store store = Store.open(place);
                Bar bar = new Bar(polled ? "changes, polled" : "changes, put", times)) {
            ModelActivator inference = Components.inference(store.component(), engine);
            ModelSyncComponent sync = Components.sync(
                    Watched.of(ModelStore.class, store.component(), moments),
                    Watched.of(ModelActivator.class, inference, moments));
            host.text(TWIN, "{}");
            sync.configure(options(host.url(TWIN), polled));
            for (int i = 1 - Math.min(WARM_UP, times); i <= times; i++) {
                int revision = i + WARM_UP;
                byte[] model = model(revision);
                host.bytes("/model", model);
                Path file = Files.write(directory.resolve("model"), model);
                String document = document(host.url("/model"), revision, Store.digest(file), model.length);
                pause(QUIET_MILLIS + random.nextInt(INTERVAL_MILLIS) * (polled ? 1 : 0));
                long begin = System.nanoTime();
                if (polled) {
                    host.text(TWIN, document);
                } else {
                    var unused = sync.offer(SourceId.REQUEST, "", document);
                }
                Map<Step, Long> steps = moments.steps(begin);
                if (i > 0) {
                    changes.add(steps);
                    bar.done(i);
                }
            }
            pause(QUIET_MILLIS);
            Components.stop(sync);
        }
        Work.wipe(place);
        return changes;
    }

    private static SyncOptions options(URI twin, boolean polled) {
        Duration patience = Duration.ofSeconds(30);
        List<HttpSource> sources = polled
                ? List.of(new HttpSource(twin, Duration.ofMillis(INTERVAL_MILLIS), new Credentials.None()))
                : List.of();
        return new SyncOptions(true, "", List.of(), sources, TransferOptions.of(patience, patience, 1L << 30));
    }

    private static void pause(int millis) throws InterruptedException {
        boolean unused = new Semaphore(0).tryAcquire(millis, TimeUnit.MILLISECONDS);
    }
}
