package dev.modelwire.gateway.internal.deployment;

import dev.modelwire.gateway.internal.command.CommandRegistrar;
import dev.modelwire.gateway.internal.component.Threads;
import dev.modelwire.gateway.internal.system.GatewayProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.deploymentadmin.DeploymentAdmin;
import org.osgi.service.deploymentadmin.DeploymentException;
import org.osgi.service.deploymentadmin.DeploymentPackage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs deployment packages, remembers them, and installs them again after each start of the framework, late and one
 * after the other on one thread.
 */
@Component(
        immediate = true,
        service = {})
public final class DeploymentAgent implements FrameworkListener {

    private static final Logger LOG = LoggerFactory.getLogger(DeploymentAgent.class);

    private final BundleContext context;
    private final DeploymentAdmin admin;
    private final PackageEvents events;
    private final PackageBook book;
    private final Path packages;
    private final CommandRegistrar commands;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(Threads.named("gateway-deployment"));

    @Activate
    public DeploymentAgent(BundleContext context, @Reference DeploymentAdmin admin, @Reference PackageEvents events) {
        var properties = GatewayProperties.from(context::getProperty);
        this.context = context;
        this.admin = admin;
        this.events = events;
        this.book = new PackageBook(properties.path("dpa.configuration"));
        this.packages = properties.path("kura.packages");
        this.commands = new CommandRegistrar(context);
    }

    @Activate
    void start() {
        commands.register(
                "install-package",
                arguments -> inTurn(() -> describe(install(Path.of(CommandRegistrar.text(arguments, "path"))))));
        commands.register(
                "uninstall-package", arguments -> inTurn(() -> uninstall(CommandRegistrar.text(arguments, "name"))));
        commands.register("list-packages", arguments -> Map.of("packages", list()));
        if (context.getBundle(0).getState() == Bundle.ACTIVE) {
            executor.execute(this::reinstall);
        } else {
            context.addFrameworkListener(this);
        }
    }

    @Deactivate
    void stop() {
        context.removeFrameworkListener(this);
        commands.close();
        executor.shutdown();
    }

    @Override
    public void frameworkEvent(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.STARTED) {
            executor.execute(this::reinstall);
        }
    }

    private Map<String, Object> inTurn(Callable<Map<String, Object>> work) throws Exception {
        try {
            return executor.submit(work).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private void reinstall() {
        try {
            for (var entry : book.entries().entrySet()) {
                try {
                    deploy(entry.getValue());
                } catch (IOException | DeploymentException e) {
                    LOG.error("Package [{}] could not be installed from [{}]", entry.getKey(), entry.getValue(), e);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.error("The list of installed packages cannot be read: none is installed", e);
        }
    }

    private DeploymentPackage install(Path source) throws IOException, DeploymentException {
        var installed = deploy(source);
        Files.createDirectories(packages);
        var kept = packages.resolve(installed.getName() + "_" + installed.getVersion() + ".dp");
        if (!source.toAbsolutePath().normalize().equals(kept.toAbsolutePath().normalize())) {
            Files.copy(source, kept, StandardCopyOption.REPLACE_EXISTING);
        }
        book.put(installed.getName(), kept);
        return installed;
    }

    private DeploymentPackage deploy(Path file) throws IOException, DeploymentException {
        try (var in = Files.newInputStream(file)) {
            var installed = admin.installDeploymentPackage(in);
            LOG.info("Package [{}] [{}] is installed", installed.getName(), installed.getVersion());
            events.installed(installed, file);
            return installed;
        }
    }

    private Map<String, Object> uninstall(String name) throws IOException, DeploymentException {
        var installed = admin.getDeploymentPackage(name);
        if (installed == null) {
            throw new IllegalArgumentException("Package [" + name + "] is not installed");
        }
        var answer = describe(installed);
        installed.uninstall();
        book.remove(name);
        events.uninstalled(name);
        return answer;
    }

    private Map<String, Object> list() {
        var versions = new TreeMap<String, Object>();
        for (var installed : admin.listDeploymentPackages()) {
            versions.put(installed.getName(), installed.getVersion().toString());
        }
        return versions;
    }

    private static Map<String, Object> describe(DeploymentPackage installed) {
        return Map.of(
                "name", installed.getName(), "version", installed.getVersion().toString());
    }
}
