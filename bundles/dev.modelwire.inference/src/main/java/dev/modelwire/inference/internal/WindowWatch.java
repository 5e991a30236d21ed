package dev.modelwire.inference.internal;

import dev.modelwire.api.model.ModelName;
import dev.modelwire.inference.internal.stream.KeptWindows;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/** Keeps the windows that are to outlast a restart, now and then and when the service stops. Its methods write files. */
final class WindowWatch {

    private static final long KEPT_EVERY_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final KeptWindows kept;
    private final Map<ModelName, ModelSlot> slots;
    private final Scheduler scheduler;
    private final LongSupplier nanoTicker;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile long keptAtNanos;

    WindowWatch(KeptWindows kept, Map<ModelName, ModelSlot> slots, Scheduler scheduler, LongSupplier nanoTicker) {
        this.kept = kept;
        this.slots = slots;
        this.scheduler = scheduler;
        this.nanoTicker = nanoTicker;
    }

    /** Returns the place of a model, with the windows that were kept of it. */
    ModelSlot slot(ModelName name) {
        return new ModelSlot(kept.streams(name));
    }

    /** Looks after a model whose version has just begun to answer. */
    void begin(ModelSlot slot) {
        if (slot.streams().areKept() && scheduled.compareAndSet(false, true)) {
            keptAtNanos = nanoTicker.getAsLong();
            scheduler.later(this::look);
        }
    }

    /** The model is wanted no more. */
    void end(ModelName name, ModelSlot slot) {
        slot.streams().forget();
        kept.keep(Map.of(name, Map.of()));
    }

    /** Keeps all windows as they are. */
    void keep() {
        Map<ModelName, Map<String, byte[]>> windows = new HashMap<>();
        slots.forEach((name, slot) -> {
            if (slot.streams().areKept()) {
                windows.put(name, slot.streams().snapshots());
            }
        });
        kept.keep(windows);
        keptAtNanos = nanoTicker.getAsLong();
    }

    private void look() {
        if (nanoTicker.getAsLong() - keptAtNanos >= KEPT_EVERY_NANOS) {
            keep();
        }
        if (slots.values().stream().anyMatch(slot -> slot.streams().areKept())) {
            scheduler.later(this::look);
        } else {
            scheduled.set(false);
        }
    }
}
