package dev.modelwire.gateway.internal.configuration;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraPartialSuccessException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.metatype.OCD;
import org.eclipse.kura.crypto.CryptoService;
import org.eclipse.kura.system.SystemService;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.MetaTypeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kura's configuration service: seeds components from metatype and snapshots, and takes every change into a snapshot. */
@Component(
        name = "org.eclipse.kura.configuration.ConfigurationService",
        immediate = true,
        service = {ConfigurationService.class, Definitions.class},
        property = "kura.service.pid=org.eclipse.kura.configuration.ConfigurationService")
public final class ConfigurationServiceComponent implements ConfigurationService, Definitions {

    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationServiceComponent.class);

    private final OcdRegistry definitions = new OcdRegistry();
    private final TrackedComponents tracked;
    private final ConfigurationBook book;
    private final ConfigurationEditor editor;
    private final SnapshotStore snapshots;
    private final MetatypeTracker metatypes;

    @Activate
    public ConfigurationServiceComponent(
            BundleContext context,
            @Reference ConfigurationAdmin admin,
            @Reference MetaTypeService metaTypeService,
            @Reference CryptoService crypto,
            @Reference SystemService system) {
        var store = new CmStore(admin);
        var passwords = new Passwords(crypto);
        tracked = new TrackedComponents(context);
        book = new ConfigurationBook(store, definitions, tracked, passwords);
        editor = new ConfigurationEditor(store, definitions, tracked, book, passwords);
        snapshots = new SnapshotStore(
                Path.of(system.getKuraSnapshotsDirectory()), system.getKuraSnapshotsCount(), crypto, Clock.systemUTC());
        metatypes = new MetatypeTracker(context, new MetatypeReader(metaTypeService), definitions, this::seed);
    }

    @Activate
    void start() {
        try {
            snapshots.encryptPlainFiles();
            var ids = snapshots.ids();
            if (!ids.isEmpty()) {
                for (var configuration : snapshots.load(ids.last())) {
                    editor.load(configuration);
                }
            }
        } catch (KuraException e) {
            LOG.error("The newest snapshot cannot be used: the gateway starts from defaults", e);
        }
        tracked.open();
        metatypes.open();
    }

    @Deactivate
    void stop() {
        metatypes.close();
        tracked.close();
    }

    private synchronized void seed(List<MetatypeDocument> documents) {
        editor.seed(documents);
    }

    @Override
    public @Nullable OCD ofFactory(String factoryPid) {
        return definitions.find(factoryPid, true);
    }

    @Override
    public Set<String> getFactoryComponentPids() {
        return definitions.pids(true);
    }

    @Override
    public Set<String> getConfigurableComponentPids() {
        try {
            return book.pids(null);
        } catch (KuraException e) {
            LOG.error("Components cannot be listed", e);
            return Set.of();
        }
    }

    @Override
    public synchronized void createFactoryConfiguration(
            String factoryPid, String pid, Map<String, Object> properties, boolean takeSnapshot) throws KuraException {
        editor.create(factoryPid, pid, properties);
        snapshotIf(takeSnapshot);
    }

    @Override
    public synchronized void deleteFactoryConfiguration(String pid, boolean takeSnapshot) throws KuraException {
        editor.delete(pid);
        snapshotIf(takeSnapshot);
    }

    @Override
    public List<ComponentConfiguration> getComponentConfigurations() throws KuraException {
        return read(book.pids(null));
    }

    @Override
    public List<ComponentConfiguration> getComponentConfigurations(Filter filter) throws KuraException {
        return read(book.pids(filter));
    }

    private List<ComponentConfiguration> read(Set<String> pids) throws KuraException {
        var configurations = new ArrayList<ComponentConfiguration>();
        for (var pid : pids) {
            var configuration = book.read(pid);
            if (configuration != null) {
                configurations.add(configuration);
            }
        }
        return configurations;
    }

    @Override
    public @Nullable ComponentConfiguration getComponentConfiguration(String pid) throws KuraException {
        return book.read(pid);
    }

    @Override
    public @Nullable ComponentConfiguration getDefaultComponentConfiguration(String pid) throws KuraException {
        var definition = book.definition(pid);
        return definition == null ? null : new KnownConfiguration(pid, definition, Defaults.of(definition));
    }

    @Override
    public void updateConfiguration(String pid, Map<String, Object> properties) throws KuraException {
        updateConfiguration(pid, properties, true);
    }

    @Override
    public void updateConfiguration(String pid, Map<String, Object> properties, boolean takeSnapshot)
            throws KuraException {
        updateConfigurations(List.of(new SuppliedConfiguration(pid, properties)), takeSnapshot);
    }

    @Override
    public void updateConfigurations(List<ComponentConfiguration> configs) throws KuraException {
        updateConfigurations(configs, true);
    }

    @Override
    public synchronized void updateConfigurations(List<ComponentConfiguration> configs, boolean takeSnapshot)
            throws KuraException {
        var failures = new ArrayList<Throwable>();
        for (var config : configs) {
            try {
                var properties = config.getConfigurationProperties();
                editor.update(config.getPid(), properties == null ? Map.of() : properties);
            } catch (KuraException | RuntimeException e) {
                LOG.warn("Component [{}] could not be updated", config.getPid(), e);
                failures.add(e);
            }
        }
        snapshotIf(takeSnapshot);
        if (!failures.isEmpty()) {
            throw new KuraPartialSuccessException("updateConfigurations", failures);
        }
    }

    @Override
    public Set<Long> getSnapshots() throws KuraException {
        return snapshots.ids();
    }

    @Override
    public List<ComponentConfiguration> getSnapshot(long sid) throws KuraException {
        return List.copyOf(snapshots.load(sid));
    }

    @Override
    public synchronized long snapshot() throws KuraException {
        return snapshots.save(book.readAll());
    }

    @Override
    public synchronized long rollback() throws KuraException {
        var ids = snapshots.ids();
        var newest = ids.pollLast();
        if (newest == null || ids.isEmpty()) {
            throw new KuraException(KuraErrorCode.CONFIGURATION_ROLLBACK, "there is no earlier snapshot");
        }
        rollback(ids.last());
        return ids.last();
    }

    @Override
    public synchronized void rollback(long id) throws KuraException {
        editor.replaceAll(snapshots.load(id));
        snapshot();
    }

    private void snapshotIf(boolean wanted) throws KuraException {
        if (wanted) {
            snapshot();
        }
    }
}
