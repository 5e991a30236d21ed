package dev.modelwire.gateway.internal.component;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A text file that grows by whole lines. */
final class LineFile implements AutoCloseable {

    private final BufferedWriter writer;

    LineFile(Path file, boolean append) throws IOException {
        var parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        this.writer = Files.newBufferedWriter(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
    }

    synchronized void write(Iterable<String> lines) throws IOException {
        for (var line : lines) {
            writer.write(line);
            writer.write('\n');
        }
        writer.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        writer.close();
    }
}
