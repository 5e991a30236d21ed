package dev.modelwire.inference.internal;

import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.inference.internal.worker.WorkerCommand;
import dev.modelwire.inference.internal.worker.WorkerCommands;
import dev.modelwire.probe.ProbeMain;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.slf4j.Logger;

/**
 * Writes what a process of its own has on its class path beside the engine: classes that lie in three bundles here. Written
 * anew each time that this bundle starts.
 */
final class WorkerJar implements WorkerCommands {

    private static final Map<Class<?>, String> CLASSES = new LinkedHashMap<>();

    static {
        CLASSES.put(ProbeMain.class, "dev/modelwire/probe");
        CLASSES.put(Engine.class, "dev/modelwire/engine/api");
        CLASSES.put(Logger.class, "org/slf4j");
    }

    private final BundleContext context;
    private @Nullable WorkerCommand command;

    WorkerJar(BundleContext context) {
        this.context = context;
    }

    @Override
    public synchronized WorkerCommand command() throws EngineException {
        if (command == null) {
            command = new WorkerCommand(
                    Path.of(System.getProperty("java.home"), "bin", "java").toAbsolutePath(), List.of(write()));
        }
        return command;
    }

    private Path write() throws EngineException {
        File file = context.getDataFile("worker.jar");
        if (file == null) {
            throw new EngineException(
                    EngineException.Kind.UNAVAILABLE, "the framework has no file system: give it a storage area");
        }
        Path jar = file.toPath().toAbsolutePath();
        Path part = jar.resolveSibling("worker.part");
        try {
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(part))) {
                for (Map.Entry<Class<?>, String> entry : CLASSES.entrySet()) {
                    add(FrameworkUtil.getBundle(entry.getKey()), entry.getValue(), out);
                }
            }
            try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(part, jar, StandardCopyOption.ATOMIC_MOVE);
            return jar;
        } catch (IOException e) {
            throw new EngineException(
                    EngineException.Kind.UNAVAILABLE,
                    "class path [" + jar
                            + "] for a process of its own could not be written: the bundle's data area must"
                            + " be writable and have room for it (" + e.getMessage() + ")",
                    e);
        }
    }

    /** The binding of the log is left out: it would bring the host's own along. */
    private static void add(Bundle bundle, String directory, ZipOutputStream out) throws IOException {
        Enumeration<URL> classes = bundle.findEntries(directory, "*.class", true);
        if (classes == null) {
            throw new IOException("bundle [" + bundle.getSymbolicName() + "] has no classes in [" + directory + "]");
        }
        for (URL entry : Collections.list(classes)) {
            String name = entry.getPath().substring(1);
            if (!name.startsWith("org/slf4j/impl/")) {
                out.putNextEntry(new ZipEntry(name));
                try (InputStream in = entry.openStream()) {
                    in.transferTo(out);
                }
                out.closeEntry();
            }
        }
    }
}
