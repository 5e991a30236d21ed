package dev.modelwire.inference.internal.worker;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.testkit.process.JavaProcess;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a model does in its process, the process does not outlive the gateway. */
@Timeout(120)
class GatewayKilledTest {

    private static final Duration COMPUTING = Duration.ofSeconds(3);

    @TempDir
    Path directory;

    @Test
    void worker_gatewayIsKilledWhileTheModelHangs_endsToo() throws Exception {
        Process gateway = JavaProcess.of(List.of(), GatewayThatIsKilled.class, directory)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = gateway.inputReader()) {
            String line = said.readLine();
            assertTrue(line != null && line.startsWith("worker "), "the gateway says [" + line + "]");
            ProcessHandle worker = ProcessHandle.of(Long.parseLong(line.substring("worker ".length())))
                    .orElseThrow();
            awaitComputing(worker);

            gateway.destroyForcibly().waitFor();

            worker.onExit().get(20, TimeUnit.SECONDS);
        } finally {
            gateway.destroyForcibly();
        }
    }

    /** It takes more processor time than a start does, so the model hangs by then. */
    private static void awaitComputing(ProcessHandle worker) throws Exception {
        while (worker.info().totalCpuDuration().orElse(Duration.ZERO).compareTo(COMPUTING) < 0) {
            assertThrows(TimeoutException.class, () -> worker.onExit().get(100, TimeUnit.MILLISECONDS));
        }
    }
}
