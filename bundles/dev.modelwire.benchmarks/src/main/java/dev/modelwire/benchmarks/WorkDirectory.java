package dev.modelwire.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where a benchmark works: a new directory within the one that is asked for, which is somebody else's and may be in use by
 * another benchmark. Nothing of it is left behind, also not by a run that is interrupted. For one thread.
 */
final class WorkDirectory implements AutoCloseable {

    @Option(names = "--directory", description = "Within which to work; on the disk that is to be measured.")
    private Path within = Path.of(System.getProperty("java.io.tmpdir"));

    private @Nullable Path path;
    private @Nullable Thread atExit;

    /** Returns the directory, which is made at the first call. */
    Path path() throws IOException {
        Path made = path;
        if (made == null) {
            if (!Files.isDirectory(within)) { // it may be a link to one
                Files.createDirectories(within);
            }
            made = Files.createTempDirectory(within, "modelwire-benchmark-");
            path = made;
            Path wiped = made;
            atExit = new Thread(() -> wipeAtExit(wiped), "modelwire-benchmark-exit");
            Runtime.getRuntime().addShutdownHook(atExit);
        }
        return made;
    }

    private static void wipeAtExit(Path directory) {
        try {
            Work.wipe(directory);
        } catch (IOException | UncheckedIOException e) { // what was interrupted may still write
            System.err.println("benchmark: [" + directory + "] is left behind (" + e + "); remove it");
        }
    }

    @Override
    public void close() throws IOException {
        if (path != null && atExit != null) {
            Work.wipe(path);
            Runtime.getRuntime().removeShutdownHook(atExit);
            path = null;
        }
    }
}
