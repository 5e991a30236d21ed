package dev.modelwire.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.osgi.launch.EquinoxFactory;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;
import org.osgi.service.wireadmin.Wire;
import org.osgi.service.wireadmin.WireAdmin;
import org.osgi.service.wireadmin.WireConstants;

/** The wire admin of a gateway, of which there is one in a process. */
final class HostWires {

    private static final String ACTIVATOR = "org.eclipse.equinox.internal.wireadmin.Activator";
    private static final Class<?>[] ENVELOPES = {WireEnvelope.class};
    private static final AtomicInteger PIDS = new AtomicInteger();

    private HostWires() {}

    /** Makes a wire to the one receiver port of a consumer. */
    static Wire connect(Producer from, Consumer to, String port) {
        String producer = register(Producer.class, from, WireConstants.WIREADMIN_PRODUCER_FLAVORS);
        String consumer = register(Consumer.class, to, WireConstants.WIREADMIN_CONSUMER_FLAVORS);
        Wire wire = Holder.ADMIN.createWire(producer, consumer, dictionary(Map.of(port, 0)));
        if (!wire.isConnected()) {
            throw new IllegalStateException("wire [" + wire + "] is not connected");
        }
        return wire;
    }

    private static <S> String register(Class<S> type, S service, String flavors) {
        String pid = "benchmark-" + PIDS.incrementAndGet();
        Holder.CONTEXT.registerService(
                type, service, dictionary(Map.of(Constants.SERVICE_PID, pid, flavors, ENVELOPES)));
        return pid;
    }

    @SuppressWarnings("JdkObsolete") // the framework takes a Dictionary
    private static Dictionary<String, Object> dictionary(Map<String, Object> entries) {
        return new Hashtable<>(entries);
    }

    private static void wipe(Path storage) {
        try {
            Work.wipe(storage);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A framework that is not started: it has services and no thread that keeps the process. */
    private static final class Holder {

        static final BundleContext CONTEXT;
        static final WireAdmin ADMIN;

        static {
            try {
                Path storage = Files.createTempDirectory("modelwire-wires");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> wipe(storage)));
                Framework framework =
                        new EquinoxFactory().newFramework(Map.of(Constants.FRAMEWORK_STORAGE, storage.toString()));
                framework.init();
                CONTEXT = framework.getBundleContext();
                Class.forName(ACTIVATOR)
                        .asSubclass(BundleActivator.class)
                        .getConstructor()
                        .newInstance()
                        .start(CONTEXT);
                ADMIN = CONTEXT.getService(CONTEXT.getServiceReference(WireAdmin.class));
            } catch (Exception e) {
                throw new ExceptionInInitializerError(e);
            }
        }
    }
}
