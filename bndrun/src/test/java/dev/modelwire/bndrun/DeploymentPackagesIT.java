package dev.modelwire.bndrun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.gateway.launcher.Gateway;
import dev.modelwire.gateway.launcher.GatewayLauncher;
import dev.modelwire.gateway.launcher.GatewaySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packages as they are shipped, installed into a booted gateway through Deployment Admin. */
class DeploymentPackagesIT {

    private static final Path DIST = Path.of(System.getProperty("dist", "target/dist"));
    private static final List<String> PACKAGES = LoadedGateway.packages();

    @TempDir
    Path home;

    private GatewaySettings settings;

    @BeforeEach
    void setUp() {
        settings = GatewaySettings.of(home, DIST.resolve("platform"));
    }

    static Stream<List<String>> orders() {
        return Stream.of(
                PACKAGES,
                List.of("modelwire", "modelwire-wires", PACKAGES.get(0)),
                List.of("modelwire-wires", "modelwire", PACKAGES.get(0)));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void packages_inAnyOrder_runWhole(List<String> order) throws Exception {
        try (Gateway gateway = GatewayLauncher.start(settings)) {
            order.forEach(name -> gateway.installPackage(file(name)));

            assertRunsWhole(gateway);
        }
    }

    @Test
    void packages_afterARestart_comeBackByThemselves() throws Exception {
        try (Gateway gateway = GatewayLauncher.start(settings)) {
            PACKAGES.forEach(name -> gateway.installPackage(file(name)));
        }

        try (Gateway gateway = GatewayLauncher.start(settings)) {
            assertRunsWhole(gateway);
        }
    }

    @Test
    void packages_installedAgain_changeNothing() throws Exception {
        try (Gateway gateway = GatewayLauncher.start(settings)) {
            PACKAGES.forEach(name -> gateway.installPackage(file(name)));
            PACKAGES.forEach(name -> gateway.installPackage(file(name)));

            assertRunsWhole(gateway);
        }
    }

    @Test
    void packages_uninstalled_leaveTheGatewayAsItWas() throws Exception {
        try (Gateway gateway = GatewayLauncher.start(settings)) {
            RunningProduct product = new RunningProduct(gateway);
            Set<String> before = product.bundles().keySet();
            PACKAGES.forEach(name -> gateway.installPackage(file(name)));
            product.awaitWhole();
            PACKAGES.forEach(name -> gateway.command("uninstall-package", Map.of("name", name)));

            assertEquals(before, product.bundles().keySet());
            assertEquals(RunningProduct.SERVICES, product.missingServices());
            assertTrue(gateway.isHealthy(), gateway::health);
        }
    }

    @Test
    void platform_alone_runsWhole() {
        try (Gateway gateway = GatewayLauncher.start(settings)) {
            assertEquals(List.of(), gateway.startFailures());
            assertTrue(gateway.isHealthy(), gateway::health);
        }
    }

    private static void assertRunsWhole(Gateway gateway) throws InterruptedException {
        RunningProduct product = new RunningProduct(gateway);
        product.awaitWhole();

        assertEquals(List.of(), product.missingServices(), gateway::health);
        assertTrue(gateway.isHealthy(), gateway::health);
        assertEquals(Map.of(), product.idleBundles());
        assertEquals(RunningProduct.BUNDLES, product.productBundles());
    }

    private static Path file(String name) {
        try {
            return LoadedGateway.file(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
