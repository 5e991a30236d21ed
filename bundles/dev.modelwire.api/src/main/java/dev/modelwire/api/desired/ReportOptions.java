package dev.modelwire.api.desired;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Where the sync service itself sends the reported state: at a start, after changes, and again until it has come through.
 *
 * @param http URLs to which it is put; they get the credentials of the polled document only where they are on its host
 * @param files absolute paths of files that are replaced by it
 * @param atMostEvery the shortest time between two sendings to one place; the last state wins
 */
public record ReportOptions(List<URI> http, List<Path> files, Duration atMostEvery) {

    /** Nowhere. */
    public static final ReportOptions NOWHERE = new ReportOptions(List.of(), List.of(), Duration.ofSeconds(5));

    public ReportOptions {
        http = List.copyOf(http);
        files = List.copyOf(files);
        if (atMostEvery.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("time [" + atMostEvery + "] between two reports must be at least 1 s");
        }
        for (Path file : files) {
            if (!file.isAbsolute() || file.getParent() == null) {
                throw new IllegalArgumentException("report file [" + file + "] must be an absolute path of a file");
            }
        }
    }
}
