package dev.modelwire.kura.internal;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers the last good settings as a service; a repeated or refused configuration leaves that service as it is. */
final class StoreConfiguration implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(StoreConfiguration.class);

    private final Function<StoreInForce, Runnable> registry;
    private Optional<Offered> offered = Optional.empty();

    private record Offered(StoreInForce settings, Runnable withdrawal) {}

    /** Takes what registers settings as a service and answers how to unregister them. */
    StoreConfiguration(Function<StoreInForce, Runnable> registry) {
        this.registry = registry;
    }

    synchronized void apply(Supplier<StoreInForce> configuration) {
        StoreInForce settings;
        try {
            settings = configuration.get();
        } catch (RuntimeException e) {
            LOGGER.warn(
                    "The configuration of the model store is refused, {}: {}",
                    offered.isPresent() ? "the one before stays in force" : "there is no store until it is corrected",
                    e.getMessage());
            return;
        }
        if (!offered.map(Offered::settings).equals(Optional.of(settings))) {
            close();
            settings.problem().ifPresent(problem -> LOGGER.warn("Model store: {}", problem));
            offered = Optional.of(new Offered(settings, registry.apply(settings)));
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
