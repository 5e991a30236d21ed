package dev.modelwire.store.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A disk in memory that keeps a log of its changes, so that what a power cut leaves of them can be worked out. */
final class SimulatedDisk implements FileOps {

    private final DiskImage base;
    private final DiskImage now;
    private final List<DiskChange> log = new ArrayList<>();
    private int nextNode;
    private long usableSpace = Long.MAX_VALUE / 4;
    private boolean locked;

    SimulatedDisk(DiskImage durable) {
        base = durable.copy();
        now = durable.copy();
        nextNode = 1 + Math.max(max(durable.directories.keySet()), max(durable.files.keySet()));
    }

    /** Returns a disk on which these changes were made by a process that died: seen, but no more durable than they were. */
    static SimulatedDisk after(DiskImage durable, List<DiskChange> changes) {
        SimulatedDisk disk = new SimulatedDisk(durable);
        for (DiskChange change : changes) {
            disk.apply(change);
            if (change instanceof DiskChange.Set set) {
                disk.nextNode = Math.max(disk.nextNode, set.node() + 1);
            }
        }
        return disk;
    }

    private static int max(java.util.Set<Integer> nodes) {
        return nodes.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** Returns what was durable when it was made. */
    DiskImage base() {
        return base;
    }

    /** Returns what a process sees now. */
    DiskImage image() {
        return now.copy();
    }

    List<DiskChange> log() {
        return log;
    }

    void usableSpace(long bytes) {
        usableSpace = bytes;
    }

    /** Makes a change as somebody who is no store. */
    void overwrite(Path file, byte[] content) throws IOException {
        now.files.put(file(file), content);
    }

    private void apply(DiskChange change) {
        apply(change, now);
        log.add(change);
    }

    static void apply(DiskChange change, DiskImage image) {
        if (change instanceof DiskChange.Set set) {
            TreeMap<String, Integer> directory = image.directories.get(set.directory());
            if (directory != null) {
                directory.put(set.name(), set.node());
            }
        } else if (change instanceof DiskChange.Unset unset) {
            TreeMap<String, Integer> directory = image.directories.get(unset.directory());
            if (directory != null) {
                directory.remove(unset.name());
            }
        } else if (change instanceof DiskChange.Write write) {
            image.write(write.file(), write.offset(), write.bytes().array());
        }
    }

    private Optional<Integer> find(Path path) {
        int node = DiskImage.ROOT;
        for (Path name : path) {
            TreeMap<String, Integer> directory = now.directories.get(node);
            Integer next = directory == null ? null : directory.get(name.toString());
            if (next == null) {
                return Optional.empty();
            }
            node = next;
        }
        return Optional.of(node);
    }

    private int directory(Path path) throws IOException {
        return find(path)
                .filter(now.directories::containsKey)
                .orElseThrow(() -> new NoSuchFileException(path.toString()));
    }

    private int file(Path path) throws IOException {
        return find(path)
                .filter(node -> !now.directories.containsKey(node))
                .orElseThrow(() -> new NoSuchFileException(path.toString()));
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        if (find(directory).isEmpty()) {
            int node = nextNode++;
            // an empty directory comes with its name: journals write both together
            base.directories.put(node, new TreeMap<>());
            now.directories.put(node, new TreeMap<>());
            apply(new DiskChange.Set(directory(directory.getParent()), name(directory), node));
        }
    }

    @Override
    public Output create(Path file) throws IOException {
        if (find(file).isPresent()) {
            throw new FileAlreadyExistsException(file.toString());
        }
        int parent = directory(file.getParent());
        int node = nextNode++;
        apply(new DiskChange.Set(parent, name(file), node));
        return new NodeOutput(node, 0);
    }

    @Override
    public Output append(Path file) throws IOException {
        int node = file(file);
        return new NodeOutput(node, now.files.getOrDefault(node, new byte[0]).length);
    }

    private final class NodeOutput implements Output {

        private final int node;
        private int length;

        NodeOutput(int node, int length) {
            this.node = node;
            this.length = length;
        }

        @Override
        public void write(ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            apply(new DiskChange.Write(node, length, ByteBuffer.wrap(copy)));
            length += copy.length;
        }

        @Override
        public void force() {
            apply(new DiskChange.ForceFile(node));
        }

        @Override
        public void close() {}
    }

    @Override
    public Input read(Path file) throws IOException {
        ByteBuffer content = ByteBuffer.wrap(now.files.getOrDefault(file(file), new byte[0]));
        return new Input() {
            @Override
            public int read(ByteBuffer into) {
                if (!content.hasRemaining()) {
                    return -1;
                }
                int count = Math.min(content.remaining(), into.remaining());
                into.put(content.slice(content.position(), count));
                content.position(content.position() + count);
                return count;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        int node = find(from).orElseThrow(() -> new NoSuchFileException(from.toString()));
        apply(new DiskChange.Set(directory(to.getParent()), name(to), node));
        apply(new DiskChange.Unset(directory(from.getParent()), name(from), log.size() - 1));
    }

    @Override
    public void link(Path existing, Path link) throws IOException {
        if (find(link).isPresent()) {
            throw new FileAlreadyExistsException(link.toString());
        }
        apply(new DiskChange.Set(directory(link.getParent()), name(link), file(existing)));
    }

    @Override
    public void readOnly(Path file) throws IOException {
        file(file);
    }

    @Override
    public boolean delete(Path file) throws IOException {
        if (find(file).isEmpty()) {
            return false;
        }
        apply(new DiskChange.Unset(directory(file.getParent()), name(file), DiskChange.Unset.ANY_TIME));
        return true;
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        apply(new DiskChange.ForceDirectory(directory(directory)));
    }

    @Override
    public List<Path> list(Path directory) {
        return find(directory)
                .map(now.directories::get)
                .map(entries ->
                        entries.keySet().stream().map(directory::resolve).toList())
                .orElse(List.of());
    }

    @Override
    public boolean isDirectory(Path path) {
        return find(path).filter(now.directories::containsKey).isPresent();
    }

    @Override
    public OptionalLong size(Path file) {
        Optional<Integer> node = find(file).filter(found -> !now.directories.containsKey(found));
        return node.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(now.files.getOrDefault(node.get(), new byte[0]).length);
    }

    @Override
    public boolean sameFile(Path one, Path other) throws IOException {
        return size(one).isPresent() && size(other).isPresent() && file(one) == file(other);
    }

    @Override
    public long usableSpace(Path directory) {
        return usableSpace;
    }

    @Override
    public Optional<Closeable> lock(Path file) throws IOException {
        if (locked) {
            return Optional.empty();
        }
        if (find(file).isEmpty()) {
            create(file).close();
        }
        locked = true;
        return Optional.of(() -> locked = false);
    }
}
