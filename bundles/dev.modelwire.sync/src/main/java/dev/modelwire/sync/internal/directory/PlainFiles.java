package dev.modelwire.sync.internal.directory;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.List;

/** Reads files of directories that come and go. Each call takes as long as the file system does, which may be for ever. */
public interface PlainFiles {

    /**
     * Opens a file.
     *
     * @param directory may itself be reached by links
     * @param names of the directories below it, and of the file
     * @throws java.nio.file.NoSuchFileException if the directory, or what is named, is not there
     * @throws NotPlainException if what is named is no plain file, or is reached by a link
     */
    Opened open(Path directory, List<String> names) throws IOException;

    /**
     * An open file.
     *
     * @param stamp what changes when another file takes its place or it is written
     */
    record Opened(ReadableByteChannel bytes, long size, String stamp) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }

    /** It is no plain file. */
    final class NotPlainException extends IOException {

        private static final long serialVersionUID = 1L;

        private final boolean link;

        public NotPlainException(String message, boolean link) {
            super(message);
            this.link = link;
        }

        public boolean isLink() {
            return link;
        }
    }
}
