package dev.modelwire.watch.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers on disk with which versions of packages everything was up: those are worth going back to. Also which were
 * gone back from: those are not.
 */
final class GoodVersions {

    private static final String GIVEN_UP = "!";
    private static final Logger LOG = LoggerFactory.getLogger(GoodVersions.class);

    private final Path file;
    private final TreeSet<String> known = new TreeSet<>();

    GoodVersions(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try {
                known.addAll(Files.readAllLines(file));
            } catch (IOException e) {
                LOG.warn("[{}] cannot be read: which versions were good is learnt again", file, e);
            }
        }
    }

    synchronized boolean contains(PackageBook.Entry entry) {
        return known.contains(line(entry));
    }

    synchronized boolean isGivenUp(PackageBook.Entry entry) {
        return known.contains(GIVEN_UP + line(entry));
    }

    synchronized void giveUp(PackageBook.Entry entry) {
        known.remove(line(entry));
        if (known.add(GIVEN_UP + line(entry))) {
            write();
        }
    }

    synchronized void add(Collection<PackageBook.Entry> entries) {
        boolean more = false;
        for (PackageBook.Entry entry : entries) {
            more |= known.remove(GIVEN_UP + line(entry));
            more |= known.add(line(entry));
        }
        if (more) {
            write();
        }
    }

    private void write() {
        Path next = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
            Files.write(next, known);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("[{}] cannot be written: it must lie in a directory of the gateway's user", file, e);
        }
    }

    private static String line(PackageBook.Entry entry) {
        return entry.name() + " " + entry.version();
    }
}
