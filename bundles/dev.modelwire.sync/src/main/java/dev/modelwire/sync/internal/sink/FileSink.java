package dev.modelwire.sync.internal.sink;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.sync.internal.transfer.Cancellation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** A file that is replaced as a whole: who reads it sees the state before or the state after. */
public final class FileSink implements Sink {

    private final Path file;

    public FileSink(Path file) {
        this.file = file;
    }

    @Override
    public String id() {
        return "file";
    }

    @Override
    public String target() {
        return file.toString();
    }

    @Override
    public boolean isFile() {
        return true;
    }

    @Override
    public SinkOutcome send(String json, Cancellation cancellation) {
        Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
        try {
            write(temporary, json);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new SinkOutcome.Sent();
        } catch (IOException e) {
            String why =
                    e instanceof NoSuchFileException ? "its directory is not there" : String.valueOf(e.getMessage());
            remove(temporary, e);
            return new SinkOutcome.Failed(
                    ErrorCode.STORE_IO, "report file [" + file + "] cannot be written: " + why, Duration.ZERO);
        }
    }

    private static void write(Path temporary, String json) throws IOException {
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(json + "\n");
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void remove(Path temporary, IOException cause) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
