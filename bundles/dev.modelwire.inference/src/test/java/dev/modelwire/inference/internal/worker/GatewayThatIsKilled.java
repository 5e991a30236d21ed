package dev.modelwire.inference.internal.worker;

import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.SessionOptions;
import dev.modelwire.testkit.engine.FakeModel.Finish;
import java.nio.file.Path;

/** A process that has a worker compute for ever, says the worker's number, and waits for whoever kills it. */
final class GatewayThatIsKilled {

    private GatewayThatIsKilled() {}

    public static void main(String[] args) throws Exception {
        WorkerEngine engine = Workers.once(Workers.LIMITS, 1);
        try (EngineSession session =
                engine.open(Workers.model(Path.of(args[0]), Finish.HANG), SessionOptions.stateless())) {
            ProcessHandle.current().children().forEach(worker -> System.out.println("worker " + worker.pid()));
            Workers.run(session, 1, 2);
        }
    }
}
