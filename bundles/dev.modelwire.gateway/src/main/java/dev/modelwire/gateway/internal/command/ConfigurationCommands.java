package dev.modelwire.gateway.internal.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.Password;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** What Kura's console does with configurations, as commands. Values are Java values; passwords go under their own key. */
@Component(
        immediate = true,
        service = {})
public final class ConfigurationCommands {

    private final ConfigurationService configurations;
    private final CommandRegistrar commands;

    @Activate
    public ConfigurationCommands(BundleContext context, @Reference ConfigurationService configurations) {
        this.configurations = configurations;
        this.commands = new CommandRegistrar(context);
    }

    @Activate
    void start() {
        commands.register("create-config", this::create);
        commands.register("update-config", this::update);
        commands.register("delete-config", this::delete);
        commands.register("get-config", this::get);
        commands.register("list-configs", arguments -> list());
        commands.register("snapshot", arguments -> Map.of("id", configurations.snapshot()));
        commands.register("rollback", this::rollback);
    }

    @Deactivate
    void stop() {
        commands.close();
    }

    private Map<String, Object> create(Map<String, Object> arguments) throws KuraException {
        var pid = CommandRegistrar.text(arguments, "pid");
        configurations.createFactoryConfiguration(
                CommandRegistrar.text(arguments, "factoryPid"), pid, properties(arguments), true);
        return Map.of("pid", pid);
    }

    private Map<String, Object> update(Map<String, Object> arguments) throws KuraException {
        var pid = CommandRegistrar.text(arguments, "pid");
        configurations.updateConfiguration(pid, properties(arguments), true);
        return Map.of("pid", pid);
    }

    private Map<String, Object> delete(Map<String, Object> arguments) throws KuraException {
        var pid = CommandRegistrar.text(arguments, "pid");
        configurations.deleteFactoryConfiguration(pid, true);
        return Map.of("pid", pid);
    }

    private Map<String, Object> get(Map<String, Object> arguments) throws KuraException {
        var pid = CommandRegistrar.text(arguments, "pid");
        var configuration = configurations.getComponentConfiguration(pid);
        if (configuration == null) {
            throw new IllegalArgumentException("Component [" + pid + "] has no configuration");
        }
        var properties = new LinkedHashMap<>(
                Objects.requireNonNullElse(configuration.getConfigurationProperties(), Map.<String, Object>of()));
        properties.replaceAll((key, value) -> value instanceof Password ? "(password)" : value);
        return Map.of("pid", pid, "properties", properties);
    }

    private Map<String, Object> list() {
        return Map.of(
                "pids", new ArrayList<>(configurations.getConfigurableComponentPids()),
                "factoryPids", new ArrayList<>(configurations.getFactoryComponentPids()));
    }

    private Map<String, Object> rollback(Map<String, Object> arguments) throws KuraException {
        if (arguments.get("id") instanceof Long id) {
            configurations.rollback(id);
            return Map.of("id", id);
        }
        return Map.of("id", configurations.rollback());
    }

    private static Map<String, Object> properties(Map<String, Object> arguments) {
        var properties = new LinkedHashMap<String, Object>();
        copy(arguments.get("properties"), properties, false);
        copy(arguments.get("passwords"), properties, true);
        return properties;
    }

    private static void copy(@Nullable Object source, Map<String, Object> target, boolean secret) {
        if (source instanceof Map<?, ?> map) {
            map.forEach((key, value) ->
                    target.put(String.valueOf(key), secret ? new Password(String.valueOf(value)) : value));
        }
    }
}
