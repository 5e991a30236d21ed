package dev.modelwire.kura.internal;

import dev.modelwire.api.store.StoreSettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is offered to the store.
 *
 * @param options what is configured
 * @param directory where the store lies
 * @param refusal why that is not the configured directory; empty if it is
 */
record StoreInForce(StoreOptions options, Path directory, String refusal) implements StoreSettings {

    @Override
    public long minimumFreeBytes() {
        return options.minimumFreeBytes();
    }

    @Override
    public long quotaBytes() {
        return options.quotaBytes();
    }

    @Override
    public int versionsKept() {
        return options.versionsKept();
    }

    @Override
    public Optional<String> problem() {
        return refusal.isEmpty() ? Optional.empty() : Optional.of(refusal);
    }
}
