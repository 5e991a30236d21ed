package dev.modelwire.inference.internal.worker;

import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionCall;
import dev.modelwire.inference.internal.ClassPathWorkers;
import dev.modelwire.testkit.engine.FakeEngine;
import dev.modelwire.testkit.engine.FakeModel;
import dev.modelwire.testkit.engine.FakeModel.Finish;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Real processes that run the fake engine. */
final class Workers {

    static final WorkerLimits LIMITS =
            new WorkerLimits(32, 400L << 20, Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(60));

    private Workers() {}

    static FakeEngine engine() {
        FakeEngine engine = new FakeEngine();
        engine.runInProcesses();
        return engine;
    }

    static WorkerEngine once(WorkerLimits limits, int sessions) {
        FakeEngine engine = engine();
        return WorkerEngine.once(
                engine, engine.blueprint().orElseThrow(), ClassPathWorkers.command(), limits, sessions);
    }

    /** Writes a model that answers a - b, and then does that. */
    static ModelFile model(Path directory, Finish finish) throws IOException {
        Path file = directory.resolve(finish + ".fake");
        Files.write(
                file, FakeModel.of("x", "y", finish, new double[] {0, 1, -1}).bytes());
        return new ModelFile(file, FakeEngine.FORMAT, "0".repeat(64));
    }

    static float run(EngineSession session, float a, float b) throws Exception {
        AtomicReference<Float> answer = new AtomicReference<>(Float.NaN);
        session.run(new SessionCall() {
            @Override
            public void write(List<ByteBuffer> inputs) {
                inputs.get(0).putFloat(a).putFloat(b);
            }

            @Override
            public void read(List<ByteBuffer> outputs) {
                answer.set(outputs.get(0).getFloat());
            }
        });
        return answer.get();
    }
}
