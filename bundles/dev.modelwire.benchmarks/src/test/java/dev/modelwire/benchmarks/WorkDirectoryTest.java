package dev.modelwire.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.testkit.process.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class WorkDirectoryTest {

    /** What a process that is ended by that signal leaves with. */
    private static final int SIGTERM = 128 + 15;

    @TempDir
    Path asked;

    private Path somebodys;

    @BeforeEach
    void somebodyHasAFileThere() throws IOException {
        somebodys = Files.writeString(asked.resolve("somebodys"), "keep");
    }

    @Test
    void close_afterWork_leavesWhatWasThereAndNothingElse() throws IOException {
        try (WorkDirectory directory = within(asked)) {
            Files.writeString(
                    Files.createDirectories(directory.path().resolve("store")).resolve("model"), "x");
        }

        assertEquals(List.of(somebodys), entries());
    }

    @Test
    void path_whileAnotherWorks_isAnother() throws IOException {
        try (WorkDirectory one = within(asked)) {
            Path ofOne = one.path();
            try (WorkDirectory two = within(asked)) {
                assertNotEquals(ofOne, two.path());
            }
            assertTrue(Files.isDirectory(ofOne));
            assertEquals(ofOne, one.path());
        }
    }

    @Test
    void path_linkToADirectory_worksThere() throws IOException {
        Path link = Files.createSymbolicLink(asked.resolve("link"), Files.createDirectory(asked.resolve("disk")));
        try (WorkDirectory directory = within(link)) {
            assertTrue(Files.isSameFile(link, directory.path().getParent()));
        }
    }

    @Test
    void run_directoryOfSomebody_leavesIt() throws IOException {
        Said.by(() -> StoreBenchmark.run(
                "--directory", asked.toString(), "--mib", "1", "--rounds", "1", "--models", "1", "--versions", "1"));

        assertEquals(List.of(somebodys), entries());
    }

    @Test
    @Timeout(60)
    void exit_runIsInterrupted_leavesWhatWasThereAndNothingElse() throws Exception {
        Process run = JavaProcess.of(List.of(), InterruptedRun.class, asked)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = run.inputReader()) {
            assertEquals("works", said.readLine());
            assertEquals(2, entries().size());

            run.destroy();

            assertEquals(SIGTERM, run.waitFor());
            assertEquals(List.of(somebodys), entries());
        } finally {
            run.destroyForcibly();
        }
    }

    /** A benchmark that works until somebody ends it. */
    static final class InterruptedRun {

        public static void main(String[] args) throws IOException, InterruptedException {
            try (WorkDirectory directory = within(Path.of(args[0]))) {
                Files.writeString(directory.path().resolve("model"), "x");
                System.out.println("works");
                new CountDownLatch(1).await();
            }
        }
    }

    private static WorkDirectory within(Path directory) {
        WorkDirectory work = new WorkDirectory();
        new CommandLine(CommandLine.Model.CommandSpec.create()
                        .addMixin("directory", CommandLine.Model.CommandSpec.forAnnotatedObject(work)))
                .parseArgs("--directory", directory.toString());
        return work;
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> files = Files.list(asked)) {
            return files.toList();
        }
    }
}
