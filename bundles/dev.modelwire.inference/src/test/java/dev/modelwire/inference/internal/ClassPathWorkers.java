package dev.modelwire.inference.internal;

import dev.modelwire.inference.internal.worker.WorkerCommand;
import java.io.File;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Processes that have the class path of this one. */
public final class ClassPathWorkers {

    private ClassPathWorkers() {}

    public static WorkerCommand command() {
        return new WorkerCommand(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .toList());
    }
}
