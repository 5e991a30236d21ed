package dev.modelwire.gateway.internal.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes of configurations. Nothing is validated here, as on Kura: a component must judge what it is given. */
final class ConfigurationEditor {

    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationEditor.class);

    private final CmStore store;
    private final OcdRegistry definitions;
    private final TrackedComponents tracked;
    private final ConfigurationBook book;
    private final Passwords passwords;

    ConfigurationEditor(
            CmStore store,
            OcdRegistry definitions,
            TrackedComponents tracked,
            ConfigurationBook book,
            Passwords passwords) {
        this.store = store;
        this.definitions = definitions;
        this.tracked = tracked;
        this.book = book;
        this.passwords = passwords;
    }

    /** A bundle became active: its components get their running properties over the defaults, also when equal. */
    void seed(List<MetatypeDocument> documents) {
        for (var document : documents) {
            try {
                if (document.factory()) {
                    for (var instance : store.ofFactory(document.pid())) {
                        var running = CmStore.properties(instance);
                        store.put(
                                instance,
                                ConfigurationBook.pid(instance),
                                PropertyMerge.of(defaults(document), running, Map.of()));
                    }
                } else {
                    var running = store.properties(document.pid());
                    store.putSingleton(document.pid(), PropertyMerge.of(defaults(document), running, Map.of()));
                }
            } catch (KuraException e) {
                LOG.error("Component [{}] could not be given its configuration", document.pid(), e);
            }
        }
    }

    private Map<String, Object> defaults(MetatypeDocument document) throws KuraException {
        return passwords.toCiphertext(Defaults.of(document.definition()));
    }

    void create(@Nullable String factoryPid, @Nullable String pid, @Nullable Map<String, Object> properties)
            throws KuraException {
        if (factoryPid == null || pid == null || pid.isBlank()) {
            throw new KuraException(KuraErrorCode.INVALID_PARAMETER, "pid and factory pid must be given");
        }
        if (store.find(pid) != null || tracked.pids(null).contains(pid)) {
            throw new KuraException(KuraErrorCode.INVALID_PARAMETER, "pid [" + pid + "] already exists");
        }
        var definition = definitions.find(factoryPid, true);
        var defaults = definition == null ? Map.<String, Object>of() : Defaults.of(definition);
        var supplied = properties == null ? Map.<String, Object>of() : properties;
        store.createInstance(factoryPid, pid, passwords.toCiphertext(PropertyMerge.of(defaults, Map.of(), supplied)));
    }

    void delete(@Nullable String pid) throws KuraException {
        var configuration = pid == null ? null : store.find(pid);
        if (pid == null || configuration == null || configuration.getFactoryPid() == null) {
            throw new KuraException(KuraErrorCode.INVALID_PARAMETER, "pid [" + pid + "] is no factory instance");
        }
        store.delete(configuration, pid);
    }

    /** A pid that nobody knows is logged and ignored, or created where the properties name its factory. */
    void update(String pid, Map<String, Object> supplied) throws KuraException {
        if (!book.pids(null).contains(pid)) {
            if (supplied.get(CmStore.FACTORY_PID) instanceof String factoryPid && store.find(pid) == null) {
                create(factoryPid, pid, supplied);
            } else {
                LOG.info("Update of [{}] is ignored: there is no such component", pid);
            }
            return;
        }
        var running = tracked.selfConfiguring(pid) == null ? store.properties(pid) : identity(pid);
        var values = passwords.toCiphertext(withoutNulls(supplied));
        var nulls = new LinkedHashMap<String, Object>(supplied);
        nulls.putAll(values);
        var merged = PropertyMerge.of(book.defaults(pid), running, nulls);
        var configuration = store.find(pid);
        if (configuration == null) {
            store.putSingleton(pid, merged);
        } else {
            store.put(configuration, pid, merged);
        }
    }

    /** Puts exactly these configurations in force; instances that are not among them go. */
    void replaceAll(List<KnownConfiguration> target) throws KuraException {
        var byPid = target.stream().collect(Collectors.toMap(ComponentConfiguration::getPid, c -> c));
        for (var configuration : store.all()) {
            var pid = ConfigurationBook.pid(configuration);
            if (configuration.getFactoryPid() != null && !byPid.containsKey(pid)) {
                store.delete(configuration, pid);
            }
        }
        for (var configuration : target) {
            load(configuration);
        }
    }

    /** Takes over one configuration of a snapshot, whether its bundle is there or not. */
    void load(KnownConfiguration configuration) throws KuraException {
        var pid = configuration.pid();
        var properties = passwords.toCiphertext(configuration.properties());
        var present = store.find(pid);
        if (present != null) {
            store.put(present, pid, properties);
        } else if (properties.get(CmStore.FACTORY_PID) instanceof String factoryPid) {
            store.createInstance(factoryPid, pid, properties);
        } else {
            store.putSingleton(pid, properties);
        }
    }

    private Map<String, Object> identity(String pid) throws KuraException {
        var identity = new LinkedHashMap<>(store.properties(pid));
        identity.keySet().retainAll(List.of(CmStore.KURA_SERVICE_PID, CmStore.FACTORY_PID));
        return identity;
    }

    private static Map<String, Object> withoutNulls(Map<String, Object> supplied) {
        var values = new LinkedHashMap<>(supplied);
        values.values().removeIf(value -> value == null);
        return values;
    }
}
