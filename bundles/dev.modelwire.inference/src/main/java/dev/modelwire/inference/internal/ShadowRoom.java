package dev.modelwire.inference.internal;

import dev.modelwire.inference.internal.contract.Terms;
import dev.modelwire.inference.internal.gate.Room;
import java.util.List;
import java.util.Optional;

/** What is around a version that is to run beside the active one, and never in its place. */
record ShadowRoom(ModelSlot slot, long usedBytes) implements Room {

    @Override
    public long bytesOfTheOneBefore() {
        return 0;
    }

    @Override
    public Optional<Terms> termsOfTheOneBefore() {
        return slot.active().map(LoadedModel::terms);
    }

    @Override
    public boolean unloadTheOneBefore() {
        return false;
    }

    @Override
    public List<String> holdersOfTheOneBefore() {
        return slot.active().map(LoadedModel::holders).orElse(List.of());
    }
}
