package dev.modelwire.inference.internal.worker;

import dev.modelwire.engine.api.EngineBlueprint;
import dev.modelwire.probe.ProbeMain;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the process is started: a Java machine as small as may be, the first that the system takes when it runs out of
 * memory, with nothing of the gateway's environment that it does not need.
 *
 * @param java the Java executable
 * @param classPath where {@link ProbeMain}, the Engine SPI and a binding of {@code org.slf4j} lie
 */
public record WorkerCommand(Path java, List<Path> classPath) {

    private static final Set<String> ENVIRONMENT = Set.of("PATH", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH");
    private static final String SCRIPT = "ulimit -c 0; [ $0 -eq 0 ] || ulimit -t $0;"
            + " echo 1000 2>/dev/null >/proc/self/oom_score_adj; exec \"$@\"";

    public WorkerCommand {
        classPath = List.copyOf(classPath);
    }

    ProcessBuilder process(EngineBlueprint engine, WorkerLimits limits, Path directory, Path socket, int sessions) {
        List<String> words = new ArrayList<>(List.of(
                "/bin/sh", "-c", SCRIPT, Long.toString(limits.processorTime().toSeconds())));
        words.addAll(List.of(
                java.toString(),
                "-Xms" + limits.heapMib() + "m",
                "-Xmx" + limits.heapMib() + "m",
                "-XX:+AlwaysPreTouch", // so that what comes later is the model's
                "-XX:MaxDirectMemorySize=4g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + directory.resolve("error"),
                ProbeMain.class.getName(),
                socket.toString(),
                engine.factory(),
                Integer.toString(sessions)));
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(directory.toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(ENVIRONMENT);
        environment.put( // not an argument: ONNX Runtime 1.29 runs out of stack over a command line of 6 KB
                "CLASSPATH",
                Stream.concat(classPath.stream(), engine.classPath().stream())
                        .distinct()
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)));
        return builder;
    }
}
