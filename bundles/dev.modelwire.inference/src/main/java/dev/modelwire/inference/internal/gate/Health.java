package dev.modelwire.inference.internal.gate;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What is known to be wrong with a version for good, beside its answers. Safe for use by several threads. */
public final class Health {

    private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();
    private volatile Runnable listener = () -> {};

    /** Takes what is wrong; the first counts. */
    void trouble(String what) {
        if (trouble.compareAndSet(null, what)) {
            listener.run();
        }
    }

    /** Returns what is wrong, if anything is. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble.get());
    }

    /** Has the listener called when something is wrong, on any thread. */
    public void onTrouble(Runnable called) {
        listener = called;
        if (trouble.get() != null) {
            called.run();
        }
    }
}
