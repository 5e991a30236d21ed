package dev.modelwire.testkit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class JavaProcessTest {

    static final class Says {
        public static void main(String[] arguments) {
            System.out.print(Integer.getInteger("times") + " " + String.join(",", arguments));
            System.exit(Integer.parseInt(arguments[1]));
        }
    }

    static final class Waits {
        public static void main(String[] arguments) throws Exception {
            Files.writeString(
                    Path.of(arguments[0]), Long.toString(ProcessHandle.current().pid()));
            Files.move(Path.of(arguments[0]), Path.of(arguments[1]));
            Thread.sleep(Duration.ofMinutes(10).toMillis());
        }
    }

    @Test
    @Timeout(60)
    void output_callerIsInterrupted_endsTheProcess(@TempDir Path directory) throws Exception {
        Path said = directory.resolve("pid");
        FutureTask<String> running = new FutureTask<>(
                () -> JavaProcess.output(JavaProcess.of(List.of(), Waits.class, directory.resolve("part"), said)));
        Thread caller = new Thread(running, "caller");
        caller.start();
        while (!Files.exists(said)) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        ProcessHandle process =
                ProcessHandle.of(Long.parseLong(Files.readString(said))).orElseThrow();
        try {
            caller.interrupt();

            var ended = assertThrows(ExecutionException.class, () -> running.get(20, TimeUnit.SECONDS));
            assertInstanceOf(InterruptedException.class, ended.getCause());
            process.onExit().get(20, TimeUnit.SECONDS);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void output_optionsAndArguments_arriveInTheProcess() throws Exception {
        assertEquals("3 a b,0", JavaProcess.output(JavaProcess.of(List.of("-Dtimes=3"), Says.class, "a b", 0)));
    }

    @Test
    void output_statusIsNotZero_throwsWithWhatWasSaid() {
        var refused = assertThrows(
                IllegalStateException.class,
                () -> JavaProcess.output(JavaProcess.of(List.of("-Dtimes=1"), Says.class, "word", 7)));

        assertTrue(refused.getMessage().contains("[7]"), refused.getMessage());
        assertTrue(refused.getMessage().contains("1 word,7"), refused.getMessage());
    }
}
