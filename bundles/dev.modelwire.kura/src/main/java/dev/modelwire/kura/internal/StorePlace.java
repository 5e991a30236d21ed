package dev.modelwire.kura.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides in which directory the store lies, and remembers it in a file of the host's data directory. Models are never left
 * behind by a change of the configuration: a directory that holds some stays in use until somebody has moved it.
 */
final class StorePlace {

    private static final Logger LOGGER = LoggerFactory.getLogger(StorePlace.class);

    /** Beside the store, so that it survives the store. */
    static final String FILE = "modelwire.directory";

    private final Path file;
    private final Path standard;

    StorePlace(Path dataDirectory) {
        this.file = dataDirectory.resolve(FILE);
        this.standard = dataDirectory.resolve("modelwire").toAbsolutePath();
    }

    StoreInForce decide(StoreOptions options) {
        Path wanted = options.directory();
        Path used = used();
        if (!used.equals(wanted) && holdsModels(used) && !holdsStore(wanted)) {
            String refusal = "option directory [" + wanted + "] is refused: the models lie in [" + used
                    + "], which stays in use, and nothing is moved by itself; stop the gateway, move that directory to ["
                    + wanted + "] and start it, or set the option back";
            return new StoreInForce(options, used, refusal);
        }
        remember(wanted);
        return new StoreInForce(options, wanted, "");
    }

    private Path used() {
        try {
            return Files.exists(file) ? Path.of(Files.readString(file).strip()) : standard;
        } catch (IOException | InvalidPathException e) {
            LOGGER.warn("file [{}] cannot be read: the store is taken to lie in [{}]", file, standard, e);
            return standard;
        }
    }

    private static boolean holdsStore(Path directory) {
        return Files.exists(directory.resolve("FORMAT"));
    }

    private static boolean holdsModels(Path directory) {
        try (DirectoryStream<Path> records = Files.newDirectoryStream(directory.resolve("models"), "*.json")) {
            return records.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }

    private void remember(Path directory) {
        String text = directory + "\n";
        try {
            if (Files.exists(file) && Files.readString(file).equals(text)) {
                return;
            }
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Path next = file.resolveSibling(FILE + ".new");
            Files.writeString(next, text, StandardCharsets.UTF_8);
            try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOGGER.warn("file [{}] cannot be written: a later change of the directory will go unnoticed", file, e);
        }
    }
}
