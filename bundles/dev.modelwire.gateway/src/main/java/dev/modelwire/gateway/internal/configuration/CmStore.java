package dev.modelwire.gateway.internal.configuration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ConfigurationService;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** The configurations in Configuration Admin that carry a {@code kura.service.pid}. Components get them on its threads. */
final class CmStore {

    static final String KURA_SERVICE_PID = ConfigurationService.KURA_SERVICE_PID;
    static final String FACTORY_PID = ConfigurationAdmin.SERVICE_FACTORYPID;
    private static final String ANY_LOCATION = "?";

    private final ConfigurationAdmin admin;

    CmStore(ConfigurationAdmin admin) {
        this.admin = admin;
    }

    @Nullable
    Configuration find(String pid) throws KuraException {
        var found = list("(" + KURA_SERVICE_PID + "=" + FilterText.escape(pid) + ")");
        return found.isEmpty() ? null : found.get(0);
    }

    List<Configuration> all() throws KuraException {
        return list("(" + KURA_SERVICE_PID + "=*)");
    }

    List<Configuration> ofFactory(String factoryPid) throws KuraException {
        return list("(&(" + KURA_SERVICE_PID + "=*)(" + FACTORY_PID + "=" + FilterText.escape(factoryPid) + "))");
    }

    /** The running properties; empty when there is no such configuration. */
    Map<String, Object> properties(String pid) throws KuraException {
        var configuration = find(pid);
        return configuration == null ? Map.of() : properties(configuration);
    }

    static Map<String, Object> properties(Configuration configuration) {
        var properties = new LinkedHashMap<String, Object>();
        var dictionary = configuration.getProperties();
        if (dictionary != null) {
            for (var key : Collections.list(dictionary.keys())) {
                properties.put(key, dictionary.get(key));
            }
        }
        return properties;
    }

    void putSingleton(String pid, Map<String, Object> properties) throws KuraException {
        try {
            put(admin.getConfiguration(pid, ANY_LOCATION), pid, properties);
        } catch (IOException e) {
            throw new KuraException(KuraErrorCode.CONFIGURATION_UPDATE, e, pid);
        }
    }

    void createInstance(String factoryPid, String pid, Map<String, Object> properties) throws KuraException {
        try {
            put(admin.createFactoryConfiguration(factoryPid, ANY_LOCATION), pid, properties);
        } catch (IOException e) {
            throw new KuraException(KuraErrorCode.CONFIGURATION_UPDATE, e, pid);
        }
    }

    @SuppressWarnings("JdkObsolete") // Configuration Admin takes a Dictionary
    void put(Configuration configuration, String pid, Map<String, Object> properties) throws KuraException {
        var dictionary = new Hashtable<String, Object>(properties);
        dictionary.remove(Constants.SERVICE_PID);
        dictionary.put(KURA_SERVICE_PID, pid);
        try {
            configuration.update(dictionary);
        } catch (IOException | IllegalArgumentException e) {
            throw new KuraException(KuraErrorCode.CONFIGURATION_UPDATE, e, pid);
        }
    }

    void delete(Configuration configuration, String pid) throws KuraException {
        try {
            configuration.delete();
        } catch (IOException e) {
            throw new KuraException(KuraErrorCode.CONFIGURATION_UPDATE, e, pid);
        }
    }

    private List<Configuration> list(String filter) throws KuraException {
        try {
            var found = admin.listConfigurations(filter);
            return found == null ? List.of() : new ArrayList<>(List.of(found));
        } catch (IOException | InvalidSyntaxException e) {
            throw new KuraException(KuraErrorCode.CONFIGURATION_ERROR, e, filter);
        }
    }
}
