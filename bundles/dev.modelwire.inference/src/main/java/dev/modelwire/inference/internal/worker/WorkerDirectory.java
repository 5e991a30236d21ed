package dev.modelwire.inference.internal.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory for what a process and the gateway share while the process lives, in memory where the system has such a
 * place. Its name bears the gateway's process number, so that what a gateway that died has left behind is known.
 */
record WorkerDirectory(Path path) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerDirectory.class);
    private static final String PREFIX = "modelwire-worker-";
    private static final Path IN_MEMORY = Path.of("/dev/shm");

    static WorkerDirectory create() throws IOException {
        Path base = Files.isDirectory(IN_MEMORY) && Files.isWritable(IN_MEMORY)
                ? IN_MEMORY
                : Path.of(System.getProperty("java.io.tmpdir"));
        return create(base, ProcessHandle.current().pid());
    }

    static WorkerDirectory create(Path base, long gateway) throws IOException {
        sweep(base);
        return new WorkerDirectory(Files.createTempDirectory(base, PREFIX + gateway + "-"));
    }

    private static void sweep(Path base) throws IOException {
        List<Path> found;
        try (Stream<Path> entries = Files.list(base)) {
            found = entries.filter(WorkerDirectory::isLeftBehind).toList();
        }
        for (Path directory : found) {
            new WorkerDirectory(directory).close();
        }
    }

    private static boolean isLeftBehind(Path directory) {
        String name = directory.getFileName().toString();
        if (!name.startsWith(PREFIX)) {
            return false;
        }
        String pid = name.substring(PREFIX.length()).replaceAll("-.*", "");
        return pid.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }

    Path socket(int life) {
        return path.resolve("s" + life);
    }

    Path tensors(int session) {
        return path.resolve("t" + session);
    }

    @Override
    public void close() {
        try (Stream<Path> entries = Files.walk(path)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(entry);
            }
        } catch (NoSuchFileException e) {
            // another has removed it
        } catch (IOException e) {
            LOG.warn("directory [{}] of a process that has ended stays: {}", path, e.toString());
        }
    }
}
