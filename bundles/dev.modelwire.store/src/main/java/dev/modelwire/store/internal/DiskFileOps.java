package dev.modelwire.store.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The file system of the machine. */
final class DiskFileOps implements FileOps {

    @Override
    public void createDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectory(directory);
        }
    }

    @Override
    public Output create(Path file) throws IOException {
        return new DiskOutput(FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    @Override
    public Output append(Path file) throws IOException {
        return new DiskOutput(FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
    }

    @Override
    public Input read(Path file) throws IOException {
        return new DiskInput(FileChannel.open(file, StandardOpenOption.READ));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void link(Path existing, Path link) throws IOException {
        Files.createLink(link, existing);
    }

    @Override
    public void readOnly(Path file) throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (posix != null) {
            posix.setPermissions(PosixFilePermissions.fromString("r--r--r--"));
        } else if (!file.toFile().setReadOnly()) {
            throw new IOException("file [" + file + "] cannot be made read-only");
        }
    }

    @Override
    public boolean delete(Path file) throws IOException {
        return Files.deleteIfExists(file);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    @Override
    public boolean isDirectory(Path path) {
        return Files.isDirectory(path);
    }

    @Override
    public OptionalLong size(Path file) {
        Optional<BasicFileAttributes> attributes = regular(file);
        return attributes.isPresent() ? OptionalLong.of(attributes.get().size()) : OptionalLong.empty();
    }

    @Override
    public boolean sameFile(Path one, Path other) throws IOException {
        Optional<BasicFileAttributes> first = regular(one);
        Optional<BasicFileAttributes> second = first.isPresent() ? regular(other) : Optional.empty();
        if (second.isEmpty()) {
            return false;
        }
        Object key = first.get().fileKey();
        return key == null
                ? Files.isSameFile(one, other)
                : key.equals(second.get().fileKey());
    }

    /** One call to the system: a store of a hundred models asks some hundred times while it opens. */
    private static Optional<BasicFileAttributes> regular(Path file) {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS))
                    .filter(BasicFileAttributes::isRegularFile);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public long usableSpace(Path directory) throws IOException {
        return Files.getFileStore(directory).getUsableSpace();
    }

    @Override
    public Optional<Closeable> lock(Path file) throws IOException {
        return ProcessLock.tryLock(file);
    }

    private record DiskOutput(FileChannel channel) implements Output {

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        @Override
        public void force() throws IOException {
            channel.force(true);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private record DiskInput(FileChannel channel) implements Input {

        @Override
        public int read(ByteBuffer into) throws IOException {
            return channel.read(into);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
