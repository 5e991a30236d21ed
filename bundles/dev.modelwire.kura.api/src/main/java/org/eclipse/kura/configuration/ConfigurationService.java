package org.eclipse.kura.configuration;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.kura.KuraException;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.framework.Filter;

/** Reads, changes and snapshots the configuration of every managed component. */
@ProviderType
public interface ConfigurationService {

    /** Service property that holds the pid the user knows a component by. */
    String KURA_SERVICE_PID = "kura.service.pid";

    Set<String> getFactoryComponentPids();

    /** Creates an instance of a factory component. Refused with INVALID_PARAMETER if the pid is taken. */
    void createFactoryConfiguration(String factoryPid, String pid, Map<String, Object> properties, boolean takeSnapshot)
            throws KuraException;

    void deleteFactoryConfiguration(String pid, boolean takeSnapshot) throws KuraException;

    Set<String> getConfigurableComponentPids();

    List<ComponentConfiguration> getComponentConfigurations() throws KuraException;

    List<ComponentConfiguration> getComponentConfigurations(Filter filter) throws KuraException;

    /** The running configuration, or null if the pid is not managed. */
    @Nullable
    ComponentConfiguration getComponentConfiguration(String pid) throws KuraException;

    /** The configuration the metatype defaults make, or null if there is no definition. */
    @Nullable
    ComponentConfiguration getDefaultComponentConfiguration(String pid) throws KuraException;

    /** Merges the values over the running ones, a null value removing its key, and takes a snapshot. */
    void updateConfiguration(String pid, Map<String, Object> properties) throws KuraException;

    void updateConfiguration(String pid, Map<String, Object> properties, boolean takeSnapshot) throws KuraException;

    /** Updates several components and takes one snapshot. Failures are gathered in a KuraPartialSuccessException. */
    void updateConfigurations(List<ComponentConfiguration> configs) throws KuraException;

    void updateConfigurations(List<ComponentConfiguration> configs, boolean takeSnapshot) throws KuraException;

    /** Ids of the snapshots, which are times in milliseconds. */
    Set<Long> getSnapshots() throws KuraException;

    List<ComponentConfiguration> getSnapshot(long sid) throws KuraException;

    /** Writes the running configuration to a new snapshot and returns its id. */
    long snapshot() throws KuraException;

    /** Goes back to the snapshot before the last and returns its id. */
    long rollback() throws KuraException;

    void rollback(long id) throws KuraException;
}
