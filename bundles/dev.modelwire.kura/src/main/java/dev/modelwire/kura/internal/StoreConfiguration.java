package dev.modelwire.kura.internal;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers the last good options as a service; a repeated or refused configuration leaves that service as it is. */
final class StoreConfiguration implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(StoreConfiguration.class);

    private final Function<StoreOptions, Runnable> registry;
    private Optional<Offered> offered = Optional.empty();

    private record Offered(StoreOptions options, Runnable withdrawal) {}

    /** Takes what registers options as a service and answers how to unregister them. */
    StoreConfiguration(Function<StoreOptions, Runnable> registry) {
        this.registry = registry;
    }

    synchronized void apply(Supplier<StoreOptions> configuration) {
        StoreOptions options;
        try {
            options = configuration.get();
        } catch (RuntimeException e) {
            LOGGER.warn(
                    "The configuration of the model store is refused, {}: {}",
                    offered.isPresent() ? "the one before stays in force" : "there is no store until it is corrected",
                    e.getMessage());
            return;
        }
        if (!offered.map(Offered::options).equals(Optional.of(options))) {
            close();
            offered = Optional.of(new Offered(options, registry.apply(options)));
        }
    }

    @Override
    @SuppressWarnings("EmptyCatch") // at a framework stop the registration may be gone already
    public synchronized void close() {
        try {
            offered.ifPresent(now -> now.withdrawal().run());
        } catch (IllegalStateException e) {
            // gone: what was wanted
        }
        offered = Optional.empty();
    }
}
