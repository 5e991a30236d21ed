package dev.modelwire.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.engine.api.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same weights in a model that takes one record and in one that takes four, on each real engine. */
class BatchOnEnginesTest {

    private static final int BATCH = 4;
    private static final int RECORDS = 11;
    private static final double ROUNDING = 1e-5;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"LITERT, MLP, 4", "LITERT, LSTM, 4", "DJL, MLP, 4", "ONNX, MLP, 4", "ONNX, MLP, -1", "ONNX, LSTM, -1"})
    @Timeout(120)
    void score_records_asByTheModelThatTakesOne(EngineKind kind, Subject subject, int inTheFile) throws Exception {
        Optional<Engine> engine = kind.available(Files.createDirectory(directory.resolve("native")));
        Assumptions.assumeTrue(engine.isPresent(), "this platform has no such engine");
        List<Map<String, Object>> records = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            records.add(Payloads.record(subject.features(), Payloads.floats(i, subject.inputs())));
        }
        records.set(5, Map.of());
        try (Serving single = serving(engine.get(), "single");
                Serving several = serving(engine.get(), "several")) {
            single.activate(single.stored("1", subject.file(kind.format(), 1), subject.manifest(kind.format(), "1")));
            several.activate(several.stored(
                    "1", subject.file(kind.format(), 1, inTheFile), subject.manifest(kind.format(), "1", BATCH)));
            try (ModelLease one = single.lease();
                    ModelLease four = several.lease()) {
                assertEquals(BATCH, four.batch());
                assertEquals(BATCH, four.inputs().get(0).shape().get(0));
                List<ScoreOutcome> outcomes = four.score(records, "");
                for (int i = 0; i < RECORDS; i++) {
                    if (i == 5) {
                        assertEquals(
                                RefusalCode.MISSING_FEATURE,
                                assertInstanceOf(ScoreOutcome.Refused.class, outcomes.get(i))
                                        .code());
                    } else {
                        double[] answers = values(outcomes.get(i));
                        assertArrayEquals(values(four.score(records.get(i))), answers, "record " + i + " by itself");
                        assertArrayEquals(values(one.score(records.get(i))), answers, ROUNDING, "record " + i);
                    }
                }
            }
        }
    }

    private Serving serving(Engine engine, String place) throws Exception {
        return Serving.start(Files.createDirectory(directory.resolve(place)), engine, Map.of("probe", false));
    }

    private static double[] values(ScoreOutcome outcome) {
        return assertInstanceOf(ScoreOutcome.Scored.class, outcome, outcome::toString)
                .outputs()
                .get(0)
                .values();
    }
}
