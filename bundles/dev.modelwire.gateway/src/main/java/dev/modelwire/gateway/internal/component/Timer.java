package dev.modelwire.gateway.internal.component;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireRecord;
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
import org.slf4j.LoggerFactory;

/** The stock Timer with its simple interval: property {@code TIMER}, the time in milliseconds. */
@Component(
        name = "org.eclipse.kura.wire.Timer",
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
@Designate(ocd = TimerConfig.class, factory = true)
public final class Timer extends WireDelegate implements ConfigurableComponent, WireEmitter, CounterSource {

    private final Clock clock = Clock.systemUTC();
    private final ScheduledExecutorService executor = Threads.timer("gateway-timer");
    private final AtomicLong emitted = new AtomicLong();
    private TimerOptions options;
    private @Nullable ScheduledFuture<?> ticking;

    @Activate
    public Timer(@Reference WireHelperService helper, ComponentContext context, TimerConfig config) {
        super(helper, context);
        this.options = TimerOptions.from(config, TimerOptions.DEFAULT);
    }

    @Activate
    synchronized void start() {
        ticking = executor.scheduleAtFixedRate(
                this::tick, options.interval().toNanos(), options.interval().toNanos(), TimeUnit.NANOSECONDS);
    }

    @Modified
    synchronized void modified(TimerConfig config) {
        var updated = TimerOptions.from(config, options);
        if (!updated.equals(options)) {
            options = updated;
            if (ticking != null) {
                ticking.cancel(false);
            }
            start();
        }
    }

    @Deactivate
    void stop() {
        executor.shutdownNow();
    }

    private void tick() {
        try {
            support.emit(List.of(new WireRecord(Map.of("TIMER", TypedValues.newLongValue(clock.millis())))));
            emitted.incrementAndGet();
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(Timer.class).error("A tick could not be emitted", e);
        }
    }

    @Override
    public Map<String, Long> counters() {
        return Map.of("emitted", emitted.get());
    }
}
