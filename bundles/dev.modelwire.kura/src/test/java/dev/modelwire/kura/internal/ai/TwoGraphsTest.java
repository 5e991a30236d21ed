package dev.modelwire.kura.internal.ai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.engine.api.ElementType;
import dev.modelwire.engine.api.TensorInfo;
import dev.modelwire.inference.internal.RealModels;
import dev.modelwire.testkit.engine.FakeModel;
import dev.modelwire.testkit.engine.FakeModel.Finish;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.ai.inference.ModelInfo;
import org.eclipse.kura.ai.inference.Tensor;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A12: several AI components with several models, and one engine for all of them. */
@Timeout(120)
class TwoGraphsTest {

    private static final int RECORDS = 20_000;
    private static final int SWAPS = 100;

    @TempDir
    Path directory;

    private final AtomicBoolean swapping = new AtomicBoolean(true);

    @Test
    void a12_threeGraphsAndTwoModelsWhileTheyAreSwapped_mixAndLoseNothing() throws Exception {
        try (RealModels models = new RealModels(directory)) {
            StockEngine engine = new StockEngine();
            engine.came(models.service());
            models.activate("left", "0", times(2));
            models.activate("right", "0", times(3));
            ExecutorService graphs = Executors.newFixedThreadPool(3);
            List<Future<Integer>> wrong = new ArrayList<>();
            wrong.add(graphs.submit(() -> wrong(new StockAi(engine, "left"), 2)));
            wrong.add(graphs.submit(() -> wrong(new StockAi(engine, "right"), 3)));
            wrong.add(graphs.submit(() -> wrong(new StockAi(engine, "right"), 3)));
            for (int swap = 1; swap <= SWAPS; swap++) {
                int sign = swap % 2 == 0 ? 1 : -1;
                models.activate("left", Integer.toString(swap), times(2.0 * sign));
                models.activate("right", Integer.toString(swap), times(3.0 * sign));
            }
            swapping.set(false);
            for (Future<Integer> each : wrong) {
                assertEquals(0, each.get());
            }
            graphs.shutdown();
            assertTrue(graphs.awaitTermination(10, TimeUnit.SECONDS));
            assertEquals(0, models.engine.usesAfterFree());
            assertEquals(4, models.engine.open(), "two sessions of each model");
        }
    }

    @Test
    void a12_tensorsOfAnotherModel_areRefused() throws Exception {
        try (RealModels models = new RealModels(directory)) {
            StockEngine engine = new StockEngine();
            engine.came(models.service());
            models.activate("left", "1", times(2));
            models.activate("right", "1", whole());
            ModelInfo left = engine.getModelInfo("left").orElseThrow();
            ModelInfo right = engine.getModelInfo("right").orElseThrow();
            List<Tensor> ofRight =
                    List.of(new Tensor(Integer.class, right.getInputs().get(0), List.of(3)));
            KuraException refused = assertThrows(KuraException.class, () -> engine.infer(left, ofRight));
            assertTrue(
                    refused.getMessage()
                            .startsWith("model [left@1] takes [x] as FP32 [1, 1] and was given INT32 [1, 1]"),
                    refused.getMessage());
        }
    }

    /** Receives so many records, and goes on until the last swap; returns how many went wrong. */
    private int wrong(StockAi ai, int factor) {
        int wrong = 0;
        for (int record = 1; record <= RECORDS || swapping.get(); record++) {
            int value = record % 1000 + 1;
            if (Math.abs((Float) ai.value(Map.of("x", TypedValues.newFloatValue(value)))) != factor * value) {
                wrong++;
            }
        }
        return wrong + ai.logged.size();
    }

    private static FakeModel times(double factor) {
        return FakeModel.of("x", "y", Finish.NONE, new double[] {0, factor});
    }

    private static FakeModel whole() {
        return new FakeModel(
                List.of(new TensorInfo("x", ElementType.INT32, List.of(1, 1))),
                List.of(new TensorInfo("y", ElementType.FP32, List.of(1, 1))),
                List.of(List.of(0.0, 3.0)),
                Finish.NONE);
    }
}
