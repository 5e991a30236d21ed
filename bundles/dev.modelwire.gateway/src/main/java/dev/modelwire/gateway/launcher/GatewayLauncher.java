package dev.modelwire.gateway.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.ServiceLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * Starts a framework with the bundles of a platform directory. Runs outside of it, from a class path of this jar and
 * {@code org.eclipse.osgi}; uses nothing but {@code java.*} and {@code org.osgi.framework}.
 */
public final class GatewayLauncher {

    private static final String CONSOLE_BUNDLES = "org.apache.felix.gogo.";

    private GatewayLauncher() {}

    /** Returns when all bundles were asked to start; components and packages may still be coming. */
    public static Gateway start(GatewaySettings settings) {
        try {
            Files.createDirectories(settings.home());
            System.getProperties().putIfAbsent("org.slf4j.simpleLogger.log.io.moquette", "warn");
            var framework = newFramework(settings);
            framework.init();
            var failures = new ArrayList<String>();
            var bundles = install(framework, settings.platform());
            framework.start();
            for (var bundle : bundles) {
                start(bundle, settings.console(), failures);
            }
            return new Gateway(framework, failures);
        } catch (IOException | BundleException e) {
            throw new GatewayException("Gateway in [" + settings.home() + "] cannot be started", e);
        }
    }

    private static Framework newFramework(GatewaySettings settings) {
        var properties = new HashMap<String, String>();
        properties.put("kura.home", settings.home().toString());
        properties.put(
                Constants.FRAMEWORK_STORAGE,
                settings.home().resolve("tmp").resolve("framework").toString());
        properties.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        properties.put("osgi.compatibility.bootdelegation", "false");
        properties.putAll(settings.properties());
        var factory = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow(() -> new GatewayException("No framework is on the class path: add org.eclipse.osgi"));
        return factory.newFramework(properties);
    }

    private static List<Bundle> install(Framework framework, Path platform) throws IOException, BundleException {
        var jars = new ArrayList<Path>();
        try (var files = Files.newDirectoryStream(platform, "*.jar")) {
            files.forEach(jars::add);
        }
        jars.sort(null);
        var bundles = new ArrayList<Bundle>();
        for (var jar : jars) {
            bundles.add(framework.getBundleContext().installBundle(jar.toUri().toString()));
        }
        return bundles;
    }

    private static void start(Bundle bundle, boolean console, List<String> failures) {
        var fragment = bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
        var shell = String.valueOf(bundle.getSymbolicName()).startsWith(CONSOLE_BUNDLES);
        if (fragment || (shell && !console)) {
            return;
        }
        try {
            bundle.start();
        } catch (BundleException e) {
            failures.add("Bundle [" + bundle.getSymbolicName() + "] did not start: " + e.getMessage());
        }
    }
}
