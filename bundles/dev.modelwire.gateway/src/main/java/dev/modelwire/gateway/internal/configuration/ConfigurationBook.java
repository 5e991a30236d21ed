package dev.modelwire.gateway.internal.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.metatype.OCD;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Filter;
import org.osgi.service.cm.Configuration;

/** What is known of components now: which there are, their definitions and their running properties. */
final class ConfigurationBook {

    private final CmStore store;
    private final OcdRegistry definitions;
    private final TrackedComponents tracked;
    private final Passwords passwords;

    ConfigurationBook(CmStore store, OcdRegistry definitions, TrackedComponents tracked, Passwords passwords) {
        this.store = store;
        this.definitions = definitions;
        this.tracked = tracked;
        this.passwords = passwords;
    }

    /** Services, definitions of single components, and instances whose factory is known. */
    Set<String> pids(@Nullable Filter filter) throws KuraException {
        var pids = new TreeSet<>(tracked.pids(filter));
        if (filter == null) {
            pids.addAll(definitions.pids(false));
            for (var configuration : store.all()) {
                if (definitions.find(configuration.getFactoryPid(), true) != null) {
                    pids.add(pid(configuration));
                }
            }
        }
        return pids;
    }

    @Nullable
    OCD definition(String pid) throws KuraException {
        var self = tracked.selfConfiguring(pid);
        if (self != null) {
            return self.getConfiguration().getDefinition();
        }
        var single = definitions.find(pid, false);
        var configuration = store.find(pid);
        return single != null || configuration == null ? single : definitions.find(configuration.getFactoryPid(), true);
    }

    Map<String, Object> defaults(String pid) throws KuraException {
        var definition = definition(pid);
        return definition == null ? Map.of() : passwords.toCiphertext(Defaults.of(definition));
    }

    @Nullable
    ComponentConfiguration read(String pid) throws KuraException {
        var self = tracked.selfConfiguring(pid);
        if (self != null) {
            return self.getConfiguration();
        }
        var configuration = store.find(pid);
        return configuration == null ? null : read(configuration);
    }

    /** Every configuration, also of components whose bundle is away: their settings must survive a snapshot. */
    List<ComponentConfiguration> readAll() throws KuraException {
        var all = new ArrayList<ComponentConfiguration>();
        for (var configuration : store.all()) {
            var self = tracked.selfConfiguring(pid(configuration));
            all.add(self == null ? read(configuration) : self.getConfiguration());
        }
        return all;
    }

    private KnownConfiguration read(Configuration configuration) throws KuraException {
        var pid = pid(configuration);
        var definition = definition(pid);
        return new KnownConfiguration(
                pid, definition, passwords.toPasswords(CmStore.properties(configuration), definition));
    }

    static String pid(Configuration configuration) {
        return String.valueOf(configuration.getProperties().get(CmStore.KURA_SERVICE_PID));
    }
}
