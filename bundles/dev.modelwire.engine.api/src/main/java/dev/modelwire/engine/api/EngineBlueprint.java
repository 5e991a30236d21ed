package dev.modelwire.engine.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How an engine is brought up once more in a process of its own, where a model that ends the process ends nothing else.
 * The files stay where they are, unchanged, as long as the engine that gave the blueprint is offered.
 *
 * @param classPath jar files and directories with the engine's classes and all that they need, except this package and
 *     {@code org.slf4j}; absolute paths
 * @param factory binary name of a public class on that path with a public constructor without arguments, an
 *     {@link EngineFactory}
 * @param settings what the factory is told, for example where a native library lies that was checked already
 */
public record EngineBlueprint(List<Path> classPath, String factory, Map<String, String> settings) {

    public EngineBlueprint {
        classPath = List.copyOf(classPath);
        Objects.requireNonNull(factory, "factory");
        settings = Map.copyOf(settings);
        for (Path entry : classPath) {
            if (!entry.isAbsolute()) {
                throw new IllegalArgumentException("class path entry [" + entry + "] must be an absolute path");
            }
        }
    }
}
