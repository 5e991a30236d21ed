package dev.modelwire.watch.internal;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * The host's deployment agent, which also remembers what is installed. Called by name: it lies in a bundle that not
 * every gateway has, and whose package this bundle must not need in order to resolve.
 */
final class DeploymentAgent {

    static final String SERVICE = "org.eclipse.kura.deployment.agent.DeploymentAgentService";

    private final BundleContext context;

    DeploymentAgent(BundleContext context) {
        this.context = context;
    }

    /**
     * Asks for an installation, which begins later.
     *
     * @throws IllegalStateException if there is no agent or it refuses
     */
    void install(Path file) {
        ServiceReference<?> reference = reference();
        if (reference == null) {
            throw new IllegalStateException("this gateway has no deployment agent: install [" + file
                    + "] in the console, or on Kura 6 the add-on kura-deployment");
        }
        Object agent = context.getService(reference);
        try {
            if (agent == null) {
                throw new IllegalStateException("the deployment agent is going away: try again");
            }
            agent.getClass()
                    .getMethod("installDeploymentPackageAsync", String.class)
                    .invoke(agent, file.toUri().toString());
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the deployment agent refused: " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the deployment agent is of an unknown kind: " + e, e);
        } finally {
            context.ungetService(reference);
        }
    }

    private @Nullable ServiceReference<?> reference() {
        try {
            ServiceReference<?>[] found = context.getAllServiceReferences(SERVICE, null);
            return found == null ? null : found[0];
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("there is no filter", e);
        }
    }
}
