package dev.modelwire.api.evaluation;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** What became of pictures that were asked for. */
public sealed interface PictureOutcome {

    /**
     * They were written.
     *
     * @param files each as SVG and as PNG; empty if nothing was scored yet
     */
    record Written(List<Path> files) implements PictureOutcome {
        public Written {
            files = List.copyOf(files);
        }
    }

    /**
     * They cannot be drawn or written here.
     *
     * @param why in a sentence: no {@code java.desktop}, no fonts, or a directory that cannot be written
     */
    record Unavailable(String why) implements PictureOutcome {
        public Unavailable {
            Objects.requireNonNull(why, "why");
        }
    }
}
