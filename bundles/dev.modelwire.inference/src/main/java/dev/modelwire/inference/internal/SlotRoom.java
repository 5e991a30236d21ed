package dev.modelwire.inference.internal;

import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.inference.internal.contract.Terms;
import dev.modelwire.inference.internal.gate.Room;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What is around a version that is to take a place. For the thread that activates it. */
final class SlotRoom implements Room {

    private static final int LEASES_END_WITHIN_SECONDS = 5;

    private final ModelSlot slot;
    private final AtomicLong total;
    private final LongSupplier nanoTicker;
    private final Optional<Terms> before;
    private Optional<LoadedModel> stopped = Optional.empty();
    private @Nullable StoredVersion unloaded;
    private long unloadedAtNanos;

    SlotRoom(ModelSlot slot, AtomicLong total, LongSupplier nanoTicker) {
        this.slot = slot;
        this.total = total;
        this.nanoTicker = nanoTicker;
        before = slot.active().map(LoadedModel::terms);
    }

    @Override
    public long usedBytes() {
        return total.get();
    }

    @Override
    public long bytesOfTheOneBefore() {
        return slot.active().map(model -> model.footprint().bytes()).orElse(0L);
    }

    @Override
    public Optional<Terms> termsOfTheOneBefore() {
        return before;
    }

    @Override
    public boolean unloadTheOneBefore() {
        unloadedAtNanos = nanoTicker.getAsLong();
        stopped = slot.stop(model -> true);
        stopped.ifPresent(model -> unloaded = model.footprint().stored());
        return stopped.isEmpty() || stopped.get().footprint().awaitFreed(LEASES_END_WITHIN_SECONDS);
    }

    @Override
    public List<String> holdersOfTheOneBefore() {
        return stopped.map(LoadedModel::holders).orElse(List.of());
    }

    /** Returns the version that was unloaded, if one was. */
    Optional<StoredVersion> unloaded() {
        return Optional.ofNullable(unloaded);
    }

    /** Returns when no version answered any more, or the time given if one always did. */
    long silentSinceNanos(long otherwise) {
        return unloaded == null ? otherwise : unloadedAtNanos;
    }
}
