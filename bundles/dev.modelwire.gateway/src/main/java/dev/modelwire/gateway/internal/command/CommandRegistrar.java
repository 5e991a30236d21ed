package dev.modelwire.gateway.internal.command;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers commands as {@code java.util.function.Function} services of maps: the launcher and the framework share no
 * other classes. A command that fails answers a map with the one key {@code error}.
 */
public final class CommandRegistrar implements AutoCloseable {

    public static final String COMMAND = "modelwire.gateway.command";
    private static final Logger LOG = LoggerFactory.getLogger(CommandRegistrar.class);

    /** What a command does. */
    @FunctionalInterface
    public interface Command {

        Map<String, Object> run(Map<String, Object> arguments) throws Exception;
    }

    private final BundleContext context;
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    public CommandRegistrar(BundleContext context) {
        this.context = context;
    }

    @SuppressWarnings({"JdkObsolete", "rawtypes"}) // the service registry takes a Dictionary and a raw type
    public void register(String name, Command command) {
        Function<Map<String, Object>, Map<String, Object>> function = arguments -> run(name, command, arguments);
        var properties = new Hashtable<String, Object>();
        properties.put(COMMAND, name);
        registrations.add(context.registerService(Function.class, function, properties));
    }

    private static Map<String, Object> run(String name, Command command, Map<String, Object> arguments) {
        try {
            return command.run(arguments);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of("error", "Command [" + name + "] was interrupted");
        } catch (Exception e) {
            LOG.warn("Command [{}] failed", name, e);
            return Map.of("error", String.valueOf(e.getMessage()));
        }
    }

    /** An argument that must be given. */
    public static String text(Map<String, Object> arguments, String name) {
        if (arguments.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("Argument [" + name + "] is missing or no text");
    }

    @Override
    public void close() {
        for (var registration : registrations) {
            try {
                registration.unregister();
            } catch (IllegalStateException e) {
                LOG.debug("A command was gone already", e);
            }
        }
        registrations.clear();
    }
}
