package dev.modelwire.engine.support.internal;

import dev.modelwire.engine.api.EngineBlueprint;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineFactory;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What blueprints and the factories that they name agree on. */
public final class Blueprints {

    /** The setting that says below which directory a factory may copy its native library to load it. */
    public static final String NATIVE_DIRECTORY = "native.directory";

    private Blueprints() {}

    /** Returns the blueprint of a factory whose classes lie on the given path. */
    static EngineBlueprint of(List<Path> classPath, String factory, Path nativeDirectory) {
        return new EngineBlueprint(
                classPath,
                factory,
                Map.of(NATIVE_DIRECTORY, nativeDirectory.toAbsolutePath().toString()));
    }

    /** Returns the blueprint of a factory that lies on this process's own class path: where there is no framework. */
    public static EngineBlueprint ofClassPath(Class<? extends EngineFactory> factory, Path nativeDirectory) {
        List<Path> entries = Stream.of(
                        System.getProperty("java.class.path", "").split(Pattern.quote(File.pathSeparator)))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath())
                .toList();
        return of(entries, factory.getName(), nativeDirectory);
    }

    /** Returns the directory that the settings name. */
    public static Path nativeDirectory(Map<String, String> settings) throws EngineException {
        String directory = settings.get(NATIVE_DIRECTORY);
        if (directory == null) {
            throw new EngineException(
                    EngineException.Kind.UNAVAILABLE,
                    "setting [" + NATIVE_DIRECTORY + "] is missing: it must name a directory; take it from the"
                            + " engine's blueprint");
        }
        return Path.of(directory);
    }
}
