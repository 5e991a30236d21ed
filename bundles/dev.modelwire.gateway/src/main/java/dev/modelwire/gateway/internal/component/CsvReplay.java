package dev.modelwire.gateway.internal.component;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireHelperService;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Producer;
import org.osgi.service.wireadmin.Wire;
import org.slf4j.LoggerFactory;

/** Replays a CSV file into the graph, on a thread of its own, from when its first wire is there. */
@Component(
        name = "dev.modelwire.gateway.CsvReplay",
        immediate = true,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = {
            ConfigurableComponent.class,
            WireComponent.class,
            WireEmitter.class,
            Producer.class,
            CounterSource.class
        },
        property = "kura.ui.service.hide:Boolean=true")
@Designate(ocd = CsvReplayConfig.class, factory = true)
public final class CsvReplay extends WireDelegate implements ConfigurableComponent, WireEmitter, CounterSource {

    private static final long STOP_MILLIS = 2_000;

    private final CountDownLatch wired = new CountDownLatch(1);
    private ReplayOptions options;
    private @Nullable Replayer replayer;
    private @Nullable Thread thread;

    @Activate
    public CsvReplay(@Reference WireHelperService helper, ComponentContext context, CsvReplayConfig config) {
        super(helper, context);
        this.options = ReplayOptions.from(config, ReplayOptions.OFF);
    }

    @Activate
    synchronized void start() {
        if (options.running() && !options.file().isBlank()) {
            var run = new Replayer(options, wired, row -> support.emit(List.of(row)), System::nanoTime);
            replayer = run;
            thread = Threads.named("gateway-csv-replay").newThread(run);
            thread.start();
        }
    }

    @Modified
    synchronized void modified(CsvReplayConfig config) {
        var updated = ReplayOptions.from(config, options);
        if (!updated.equals(options)) {
            stop();
            options = updated;
            start();
        }
    }

    @Deactivate
    synchronized void stop() {
        if (replayer != null && thread != null) {
            replayer.stop();
            try {
                thread.join(STOP_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (thread.isAlive()) {
                LoggerFactory.getLogger(CsvReplay.class).warn("Replay did not stop within [{}] ms", STOP_MILLIS);
            }
        }
    }

    @Override
    public void consumersConnected(Wire[] wires) {
        super.consumersConnected(wires);
        if (wires != null && wires.length > 0) {
            wired.countDown();
        }
    }

    @Override
    public synchronized Map<String, Long> counters() {
        var run = replayer;
        var state = run == null ? Replayer.State.STOPPED : run.state();
        return Map.of(
                "emitted", run == null ? 0L : run.emitted(),
                "running", state == Replayer.State.RUNNING ? 1L : 0L,
                "finished", state == Replayer.State.FINISHED ? 1L : 0L,
                "failed", state == Replayer.State.FAILED ? 1L : 0L);
    }
}
