package dev.modelwire.engine.support.internal;

import dev.modelwire.engine.api.EngineBlueprint;
import dev.modelwire.engine.api.EngineException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/**
 * The bundle's own content as one jar file that a process without a framework has on its class path. Written once for
 * each revision of the bundle, when it is first asked for; what earlier revisions wrote is removed then.
 */
final class ChildClassPath implements BlueprintSource {

    private final BundleContext context;
    private final Path base;
    private final String factory;
    private final Object lock = new Object();

    /**
     * Keeps what it writes below a directory of the bundle's own.
     *
     * @param factory binary name of the engine's factory in the bundle
     */
    ChildClassPath(BundleContext context, Path base, String factory) {
        this.context = context;
        this.base = base;
        this.factory = factory;
    }

    @Override
    public Optional<EngineBlueprint> blueprint() throws EngineException {
        Bundle bundle = context.getBundle();
        Path revision = base.resolve(Long.toString(bundle.getLastModified()));
        Path jar = revision.resolve("engine.jar");
        try {
            synchronized (lock) {
                if (!Files.isRegularFile(jar)) {
                    Directories.removeContent(base);
                    Files.createDirectories(revision);
                    write(bundle, jar);
                }
            }
        } catch (IOException | IllegalStateException e) {
            throw new EngineException(
                    EngineException.Kind.UNAVAILABLE,
                    "class path [" + jar + "] for a process of its own could not be written: the bundle's data area"
                            + " must be writable and have room for it (" + e.getMessage() + ")",
                    e);
        }
        return Optional.of(Blueprints.of(List.of(jar.toAbsolutePath()), factory, revision.resolve("native")));
    }

    private void write(Bundle bundle, Path jar) throws IOException {
        Path part = jar.resolveSibling("engine.part");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(part))) {
            out.setLevel(Deflater.BEST_SPEED);
            add(bundle, "/", out);
        }
        try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(part, jar, StandardCopyOption.ATOMIC_MOVE);
    }

    private void add(Bundle bundle, String directory, ZipOutputStream out) throws IOException {
        Enumeration<String> paths = bundle.getEntryPaths(directory);
        while (paths != null && paths.hasMoreElements()) {
            String path = paths.nextElement();
            if (path.endsWith("/")) {
                add(bundle, path, out);
            } else {
                URL entry = bundle.getEntry(path);
                if (entry == null) {
                    throw new IOException("the bundle's entry [" + path + "] has gone");
                }
                out.putNextEntry(new ZipEntry(path));
                try (InputStream in = entry.openStream()) {
                    in.transferTo(out);
                }
                out.closeEntry();
            }
        }
    }
}
