package dev.modelwire.itest.internal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceListener;

/** Waits for a state by looking again after each event of the service registry; SCR changes a service as it works. */
final class ServiceEvents {

    private ServiceEvents() {}

    /** Returns when the state is reached or when the registry has been still for that long. */
    static void await(BundleContext context, Duration still, BooleanSupplier state) throws InterruptedException {
        Semaphore events = new Semaphore(0);
        ServiceListener listener = event -> events.release();
        context.addServiceListener(listener);
        try {
            while (!state.getAsBoolean() && events.tryAcquire(still.toMillis(), TimeUnit.MILLISECONDS)) {
                events.drainPermits();
            }
        } finally {
            context.removeServiceListener(listener);
        }
    }
}
