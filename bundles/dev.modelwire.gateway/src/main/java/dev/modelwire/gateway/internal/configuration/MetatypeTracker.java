package dev.modelwire.gateway.internal.configuration;

import java.util.List;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.util.tracker.BundleTracker;

/** Reads the metatype of each bundle that becomes active; forgets it only when the bundle is uninstalled. */
final class MetatypeTracker extends BundleTracker<List<MetatypeDocument>> implements SynchronousBundleListener {

    private final MetatypeReader reader;
    private final OcdRegistry definitions;
    private final Consumer<List<MetatypeDocument>> seeder;

    MetatypeTracker(
            BundleContext context,
            MetatypeReader reader,
            OcdRegistry definitions,
            Consumer<List<MetatypeDocument>> seeder) {
        super(context, Bundle.ACTIVE, null);
        this.reader = reader;
        this.definitions = definitions;
        this.seeder = seeder;
    }

    @Override
    public void open() {
        context.addBundleListener(this);
        super.open();
    }

    @Override
    public void close() {
        super.close();
        context.removeBundleListener(this);
    }

    @Override
    public List<MetatypeDocument> addingBundle(Bundle bundle, BundleEvent event) {
        var documents = reader.read(bundle);
        definitions.put(bundle.getBundleId(), documents);
        seeder.accept(documents);
        return documents;
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.UNINSTALLED) {
            definitions.forget(event.getBundle().getBundleId());
        }
    }
}
