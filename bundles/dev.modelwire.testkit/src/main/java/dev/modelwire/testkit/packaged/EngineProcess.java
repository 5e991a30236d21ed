package dev.modelwire.testkit.packaged;

import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineBlueprint;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineFactory;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionOptions;
import dev.modelwire.testkit.engine.FloatCall;
import dev.modelwire.testkit.process.JavaProcess;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;

/** Runs a model once in a process that has a blueprint's class path, the Engine SPI and a logging API, and no framework. */
public final class EngineProcess {

    private EngineProcess() {}

    /**
     * Runs the model in a process of its own.
     *
     * @param in values of its only input
     * @return values of its outputs
     */
    public static float[] run(EngineBlueprint blueprint, ModelFile model, float... in)
            throws IOException, InterruptedException {
        Path answer = Files.createTempFile("answer", ".txt");
        Path words = Files.createTempFile("words", ".txt");
        List<String> command = new ArrayList<>(List.of(
                JavaProcess.java(),
                "-Xmx64m",
                "-cp",
                classPath(blueprint),
                EngineProcess.class.getName(),
                blueprint.factory(),
                model.path().toString(),
                model.format(),
                answer.toString(),
                floats(in)));
        blueprint.settings().forEach((key, value) -> command.add(key + "=" + value));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(words.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the process did not end within 60 s");
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(
                    "the process ended with [" + process.exitValue() + "]: " + Files.readString(words));
        }
        return floats(Files.readString(answer));
    }

    /** Used by the process: factory, model, format, file for the answer, input, settings. */
    public static void main(String[] args) throws ReflectiveOperationException, EngineException, IOException {
        for (String framework : List.of("org.osgi.framework.Bundle", "org.osgi.framework.BundleContext")) {
            if (EngineProcess.class.getClassLoader().getResource(framework.replace('.', '/') + ".class") != null) {
                throw new IllegalStateException("the class path must have no [" + framework + "]");
            }
        }
        Map<String, String> settings = new HashMap<>();
        for (String setting : Arrays.asList(args).subList(5, args.length)) {
            int equals = setting.indexOf('=');
            settings.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        EngineFactory factory = Class.forName(args[0])
                .asSubclass(EngineFactory.class)
                .getConstructor()
                .newInstance();
        Engine engine = factory.create(settings);
        ModelFile model = new ModelFile(Path.of(args[1]), args[2], "00ff");
        try (EngineSession session = engine.open(model, SessionOptions.stateless())) {
            Files.writeString(Path.of(args[3]), floats(FloatCall.run(session, floats(args[4]))));
        }
    }

    private static String classPath(EngineBlueprint blueprint) {
        Stream<Path> around = Stream.of(EngineProcess.class, EngineFactory.class, Logger.class)
                .map(EngineProcess::location);
        return Stream.concat(blueprint.classPath().stream(), around)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String floats(float[] values) {
        List<String> words = new ArrayList<>();
        for (float value : values) {
            words.add(Float.toString(value));
        }
        return String.join(",", words);
    }

    private static float[] floats(String words) {
        String[] parts = words.split(",");
        float[] values = new float[parts.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.parseFloat(parts[i]);
        }
        return values;
    }
}
