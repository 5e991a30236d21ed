package dev.modelwire.gateway.boot;

import dev.modelwire.gateway.launcher.Gateway;
import dev.modelwire.gateway.launcher.GatewayLauncher;
import dev.modelwire.gateway.launcher.GatewaySettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;

/** Boots the packaged gateway in this JVM, and waits for what happens in it. */
final class Booted {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Booted() {}

    static Gateway start(Path home) throws IOException {
        var platform = Path.of(System.getProperty("platform"));
        var jar = Path.of(System.getProperty("gateway.jar"));
        Files.copy(jar, platform.resolve("dev.modelwire.gateway.jar"), StandardCopyOption.REPLACE_EXISTING);
        return GatewayLauncher.start(GatewaySettings.of(home, platform)
                .with("modelwire.gateway.http.root", home.resolve("cloud").toString()));
    }

    static Bundle install(Gateway gateway, String location, byte[] jar) throws BundleException {
        var bundle = gateway.bundleContext().installBundle(location, new ByteArrayInputStream(jar));
        bundle.start();
        return bundle;
    }

    /** Looks again every 20 ms until it holds, for at most 20 s. */
    static boolean eventually(BooleanSupplier condition) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var never = new CountDownLatch(1);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end || never.await(20, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return true;
    }

    /** What the probe was last given; empty while it is not there. */
    static Map<String, Object> probe(Gateway gateway, String question) {
        var context = gateway.bundleContext();
        try {
            var references = context.getServiceReferences(Function.class.getName(), "(kura.service.pid=test.Probe)");
            if (references != null) {
                @SuppressWarnings("unchecked")
                var probe = (Function<String, Map<String, Object>>) context.getService(references[0]);
                if (probe != null) {
                    return probe.apply(question);
                }
            }
            return Map.of();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static long counter(Gateway gateway, String pid, String name) {
        var counters = (Map<?, ?>) gateway.command("counters").get("counters");
        return counters.get(pid) instanceof Map<?, ?> of && of.get(name) instanceof Long value ? value : 0;
    }
}
