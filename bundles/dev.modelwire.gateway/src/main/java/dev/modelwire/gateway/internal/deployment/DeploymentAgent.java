package dev.modelwire.gateway.internal.deployment;

import dev.modelwire.gateway.internal.command.CommandRegistrar;
import dev.modelwire.gateway.internal.component.Threads;
import dev.modelwire.gateway.internal.system.GatewayProperties;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.deployment.agent.DeploymentAgentService;
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
        service = {PackageInstaller.class, DeploymentAgentService.class})
public final class DeploymentAgent implements FrameworkListener, PackageInstaller, DeploymentAgentService {

    private static final Logger LOG = LoggerFactory.getLogger(DeploymentAgent.class);

    private final BundleContext context;
    private final DeploymentAdmin admin;
    private final PackageEvents events;
    private final PackageBook book;
    private final Path packages;
    private final CommandRegistrar commands;
    private final ReinstallOrder order;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(Threads.named("gateway-deployment"));

    @Activate
    public DeploymentAgent(BundleContext context, @Reference DeploymentAdmin admin, @Reference PackageEvents events) {
        var properties = GatewayProperties.from(context::getProperty);
        this.context = context;
        this.admin = admin;
        this.events = events;
        this.book = new PackageBook(properties.path("dpa.configuration"));
        this.packages = properties.path("kura.packages");
        this.order = ReinstallOrder.of(properties);
        this.commands = new CommandRegistrar(context);
    }

    @Activate
    void start() {
        commands.register(
                "install-package", arguments -> describe(install(Path.of(CommandRegistrar.text(arguments, "path")))));
        commands.register(
                "uninstall-package", arguments -> inTurn(() -> uninstallNow(CommandRegistrar.text(arguments, "name"))));
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
        executor.shutdownNow();
    }

    @Override
    public void frameworkEvent(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.STARTED) {
            executor.execute(this::reinstall);
        }
    }

    @Override
    public DeploymentPackage install(Path file) throws Exception {
        return inTurn(() -> installNow(file));
    }

    @Override
    public void uninstall(String name) throws Exception {
        inTurn(() -> uninstallNow(name));
    }

    @Override
    public List<DeploymentPackage> installed() {
        return List.of(admin.listDeploymentPackages());
    }

    private <T> T inTurn(Callable<T> work) throws Exception {
        try {
            return executor.submit(work).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what fails is logged
    private void reinstall() {
        try {
            for (var step : order.of(book.entries())) {
                executor.schedule(
                        () -> reinstall(step.name(), step.file()), step.delay().toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.error("The list of installed packages cannot be read: none is installed", e);
        }
    }

    private void reinstall(String name, Path file) {
        try {
            deploy(file);
        } catch (IOException | DeploymentException | RuntimeException e) {
            LOG.error("Package [{}] could not be installed from [{}]", name, file, e);
        }
    }

    @Override
    public void installDeploymentPackageAsync(String url) {
        executor.execute(() -> {
            try {
                installNow(Path.of(URI.create(url)));
            } catch (IOException | DeploymentException | RuntimeException e) {
                LOG.error("Package [{}] could not be installed", url, e);
            }
        });
    }

    private DeploymentPackage installNow(Path source) throws IOException, DeploymentException {
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

    private Map<String, Object> uninstallNow(String name) throws IOException, DeploymentException {
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
