package dev.modelwire.bndrun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.gateway.launcher.GatewayException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.InvalidSyntaxException;

/** The packages with native libraries: replaced in place, or refused before anything was stopped. */
class EnginesUpdateIT {

    @TempDir
    Path home;

    @TempDir
    Path raised;

    @Test
    void engines_replacedInPlaceUnderLoad_scoreAgainWithoutARestart() throws Exception {
        try (LoadedGateway loaded = LoadedGateway.install(home, 200)) {
            Account records = loaded.records();
            Path engines = LoadedGateway.file(LoadedGateway.packages().get(0));

            loaded.gateway().installPackage(RaisedPackage.write(engines, "v90001", raised, RaisedPackage.Change.NONE));
            loaded.awaitScored(200);
            loaded.drain();

            System.out.printf(
                    Locale.ROOT,
                    "update of the engines in place: %d records, lost %d, refused %s, wrong %d, longest wait %d ms%n",
                    records.sent(),
                    records.lost(),
                    records.refusals(),
                    records.wrong(),
                    records.longestWaitMillis());
            assertEquals(0, records.lost());
            assertEquals(0, records.outOfOrder());
            assertEquals(0, records.wrong(), records::firstWrong);
            assertTrue(loaded.gateway().isHealthy(), loaded.gateway()::health);
        }
    }

    @Test
    void engines_ofTheOtherProcessor_areRefusedAndNothingStops() throws Exception {
        String own = LoadedGateway.packages().get(0);
        String other = own.endsWith("x86_64") ? "modelwire-engines-aarch64" : "modelwire-engines-x86_64";
        try (LoadedGateway loaded = LoadedGateway.install(home, 200)) {
            Path file = LoadedGateway.file(other);

            GatewayException refused =
                    assertThrows(GatewayException.class, () -> loaded.gateway().installPackage(file));

            System.out.println("engines of the other processor: " + refused.getMessage());
            loaded.awaitScored(200);
            loaded.drain();
            assertEquals(0, loaded.records().lost());
            assertEquals(0, loaded.records().refused());
            assertTrue(loaded.gateway().isHealthy(), loaded.gateway()::health);
        }
    }

    @Test
    void onnx_besideTheEngines_runsWhole() throws Exception {
        try (LoadedGateway loaded = LoadedGateway.install(home, 10)) {
            loaded.gateway()
                    .installPackage(
                            LoadedGateway.file(LoadedGateway.packages().get(0).replace("engines", "onnx")));

            loaded.await("the engine for ONNX", () -> engines(loaded).contains("dev.modelwire.engine.onnx"));
            assertTrue(loaded.gateway().isHealthy(), loaded.gateway()::health);
        }
    }

    /** Bundles that offer an engine. */
    private static List<String> engines(LoadedGateway loaded) {
        try {
            return Arrays.stream(loaded.gateway()
                            .bundleContext()
                            .getAllServiceReferences("dev.modelwire.engine.api.Engine", null))
                    .map(reference -> reference.getBundle().getSymbolicName())
                    .toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
