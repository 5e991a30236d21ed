package dev.modelwire.gateway.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.launch.Framework;

/**
 * A running gateway. Its inner services are reached by commands: {@code Function<Map, Map>} services with the property
 * {@code modelwire.gateway.command}, which the bundle's README lists.
 */
public final class Gateway implements AutoCloseable {

    private static final Duration COMMAND_WAIT = Duration.ofSeconds(30);
    private static final Duration STOP_WAIT = Duration.ofSeconds(30);

    private final Framework framework;
    private final List<String> startFailures;

    Gateway(Framework framework, List<String> startFailures) {
        this.framework = framework;
        this.startFailures = List.copyOf(startFailures);
    }

    public BundleContext bundleContext() {
        return framework.getBundleContext();
    }

    /** Why bundles of the platform did not start, in words; empty when all did. */
    public List<String> startFailures() {
        return startFailures;
    }

    /**
     * Runs a command, waiting up to 30 s for it to appear.
     *
     * @throws GatewayException when there is no such command or it answers an error
     */
    public Map<String, Object> command(String name, Map<String, Object> arguments) {
        var answer = await(name).apply(arguments);
        if (answer.get("error") instanceof String error) {
            throw new GatewayException("Command [" + name + "] was refused: " + error);
        }
        return answer;
    }

    public Map<String, Object> command(String name) {
        return command(name, Map.of());
    }

    /** Returns the name and the version of the installed package. */
    public Map<String, Object> installPackage(Path file) {
        return command("install-package", Map.of("path", file.toString()));
    }

    /** All that should run and does not, in words. */
    public String health() {
        return String.valueOf(command("health").get("text"));
    }

    public boolean isHealthy() {
        return Boolean.TRUE.equals(command("health").get("healthy"));
    }

    private Function<Map<String, Object>, Map<String, Object>> await(String name) {
        var context = framework.getBundleContext();
        var filter = "(modelwire.gateway.command=" + name + ")";
        var arrived = new CountDownLatch(1);
        ServiceListener listener = event -> arrived.countDown();
        try {
            context.addServiceListener(listener, filter);
            var found = find(context, filter);
            if (found == null && arrived.await(COMMAND_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                found = find(context, filter);
            }
            if (found == null) {
                throw new GatewayException("Command [" + name + "] is not there after " + COMMAND_WAIT);
            }
            return found;
        } catch (InvalidSyntaxException e) {
            throw new GatewayException("Command [" + name + "] is no name", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayException("Command [" + name + "] was interrupted", e);
        } finally {
            context.removeServiceListener(listener);
        }
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Function<Map<String, Object>, Map<String, Object>> find(
            BundleContext context, String filter) throws InvalidSyntaxException {
        var references = context.getServiceReferences(Function.class, filter);
        return references.isEmpty()
                ? null
                : context.getService(references.iterator().next());
    }

    /** Returns when the framework is down, or after 30 s. */
    public void stop() {
        try {
            framework.stop();
            framework.waitForStop(STOP_WAIT.toMillis());
        } catch (BundleException e) {
            throw new GatewayException("Gateway did not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
