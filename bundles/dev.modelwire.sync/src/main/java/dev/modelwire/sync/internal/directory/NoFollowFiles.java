package dev.modelwire.sync.internal.directory;

import dev.modelwire.sync.internal.desired.Shown;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Goes down name by name from the open directory, so that no link that somebody puts there meanwhile leads elsewhere. */
public final class NoFollowFiles implements PlainFiles {

    @Override
    public Opened open(Path directory, List<String> names) throws IOException {
        try (DirectoryStream<Path> top = Files.newDirectoryStream(directory)) {
            if (top instanceof SecureDirectoryStream<Path> secure) {
                return open(secure, paths(directory, names).iterator());
            }
            throw new IOException("the file system of directory [" + directory + "] cannot be read without links");
        }
    }

    private static List<Path> paths(Path directory, List<String> names) throws IOException {
        try {
            return names.stream()
                    .map(name -> directory.getFileSystem().getPath(name))
                    .toList();
        } catch (InvalidPathException e) {
            throw new NotPlainException("a file of this name cannot be here", false);
        }
    }

    private static Opened open(SecureDirectoryStream<Path> in, Iterator<Path> names) throws IOException {
        Path name = names.next();
        BasicFileAttributes found = in.getFileAttributeView(
                        name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
        if (found.isSymbolicLink()) {
            throw new NotPlainException("[" + Shown.of(name.toString()) + "] is a link", true);
        }
        if (names.hasNext()) {
            try (SecureDirectoryStream<Path> below = in.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
                return open(below, names);
            }
        }
        if (!found.isRegularFile()) {
            throw new NotPlainException("[" + Shown.of(name.toString()) + "] is no plain file", false);
        }
        SeekableByteChannel bytes = in.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        return new Opened(
                bytes,
                found.size(),
                found.size() + " " + found.lastModifiedTime().toMillis() + " " + found.fileKey());
    }
}
