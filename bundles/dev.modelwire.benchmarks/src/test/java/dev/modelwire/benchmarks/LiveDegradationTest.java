package dev.modelwire.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.KnownBad;
import dev.modelwire.engine.api.Engine;
import dev.modelwire.testkit.onnx.OnnxModels;
import dev.modelwire.testkit.tflite.Activation;
import dev.modelwire.testkit.tflite.Dense;
import dev.modelwire.testkit.tflite.Mlp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Desired state, HTTP, store, gates with a process of their own, engine, wires and probation, all real. Versions 1 and 3
 * keep to their range whatever comes; version 2 does as long as the data is what it was when its golden vectors were made.
 */
class LiveDegradationTest {

    private static final float[][] ONE_WEIGHT = {{0.5f}};
    private static final double USUAL = 0.4;
    private static final double SHIFTED = 400;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(EngineKind.class)
    @Timeout(300)
    void score_A13_dataShiftsAfterTheGates_revertsWithinTheProbationAndTriesItNoMore(EngineKind kind) throws Exception {
        Optional<Engine> engine = kind.available(Files.createDirectory(directory.resolve("native")));
        Assumptions.assumeTrue(engine.isPresent(), "this platform has no such engine");
        try (Live live = new Live(directory, engine.get(), kind.format())) {
            live.desire(1, "1", model(kind, Activation.LOGISTIC, 0), golden(Activation.LOGISTIC, 0));
            live.awaitActive("1");
            live.score(100, USUAL);
            live.score(100, SHIFTED);
            live.desire(2, "2", model(kind, Activation.NONE, 0.3f), golden(Activation.NONE, 0.3f));
            live.awaitActive("2");
            live.awaitReported("ACTIVE", "phase");
            live.score(100, USUAL);
            assertEquals("ACTIVE", live.reported("phase"), "it passed every gate and does well on what it knows");
            assertEquals(0.5 * USUAL + 0.3, live.last(), 1e-6);

            live.scoreUntilActive("1", SHIFTED);

            live.awaitActive("1");
            live.awaitReported("FAILED", "phase");
            assertEquals("PROBATION_FAILED", live.reported("failure", "code"));
            String why = live.reported("failure", "detail");
            assertTrue(why.contains("range"), why);
            KnownBad bad = live.knownBad().get(0);
            assertEquals(live.digest("2"), bad.fingerprint());
            assertEquals(ErrorCode.PROBATION_FAILED, bad.code());
            live.score(100, SHIFTED);

            live.desireAgain(2, "2");
            live.awaitLookedAt();
            live.score(100, USUAL);
            assertEquals("1", live.reported("active", "version"));
            assertEquals("FAILED", live.reported("phase"));
            assertEquals(List.of("1", "2", "1"), live.activated(), "the same file is not tried again");

            live.desire(3, "3", model(kind, Activation.LOGISTIC, 0.1f), golden(Activation.LOGISTIC, 0.1f));
            live.awaitActive("3");
            live.score(100, SHIFTED);
            live.awaitReported("ACTIVE", "phase");
            assertEquals(List.of("1", "2", "1", "3"), live.activated());
        }
    }

    private static Mlp mlp(Activation activation, float bias) {
        return new Mlp(List.of(Dense.of(ONE_WEIGHT, new float[] {bias}, activation)), false);
    }

    private static byte[] model(EngineKind kind, Activation activation, float bias) {
        Mlp mlp = mlp(activation, bias);
        return kind.format().equals("tflite")
                ? mlp.toTflite(Subject.INPUT, Subject.OUTPUT)
                : OnnxModels.of(mlp, Subject.INPUT, Subject.OUTPUT);
    }

    private static String golden(Activation activation, float bias) {
        float answer = mlp(activation, bias).forward(new float[] {(float) USUAL})[0];
        return "{ \"inputs\": { \"%s\": %s }, \"outputs\": { \"%s\": [%s] }, \"tolerance\": 0.0001 }"
                .formatted(Subject.feature(0), USUAL, Subject.OUTPUT, answer);
    }
}
