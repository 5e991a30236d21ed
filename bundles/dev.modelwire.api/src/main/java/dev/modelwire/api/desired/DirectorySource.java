package dev.modelwire.api.desired;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A directory that may come and go, such as a USB stick or a shared folder, with a desired-state document
 * {@code desired.json} in it and the files that its relative URLs name beside it.
 *
 * @param path where it appears: absolute, without {@code .} and {@code ..}
 * @param interval time between two looks, at least one second
 */
public record DirectorySource(Path path, Duration interval) {

    public DirectorySource {
        if (!path.isAbsolute() || !path.equals(path.normalize())) {
            throw new IllegalArgumentException(
                    "directory [" + path + "] must be an absolute path without [.] and [..]");
        }
        if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("interval [" + interval + "] between two looks must be at least 1 s");
        }
    }
}
