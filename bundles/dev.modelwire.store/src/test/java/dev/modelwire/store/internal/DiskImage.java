package dev.modelwire.store.internal;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.WeakHashMap;

/** What lies on a simulated disk at one moment: nodes by number, directories with their entries, files with their bytes. */
final class DiskImage {

    static final int ROOT = 0;

    /** Arrays never change once they are in an image. */
    private static final Map<byte[], Integer> HASHES = Collections.synchronizedMap(new WeakHashMap<>());

    final Map<Integer, TreeMap<String, Integer>> directories = new HashMap<>();
    final Map<Integer, byte[]> files = new HashMap<>();

    DiskImage() {
        directories.put(ROOT, new TreeMap<>());
    }

    DiskImage copy() {
        DiskImage copy = new DiskImage();
        directories.forEach((node, entries) -> copy.directories.put(node, new TreeMap<>(entries)));
        copy.files.putAll(files);
        return copy;
    }

    DiskImage copyOfNames() {
        DiskImage copy = new DiskImage();
        directories.forEach((node, entries) -> copy.directories.put(node, new TreeMap<>(entries)));
        return copy;
    }

    void write(int file, int offset, byte[] bytes) {
        byte[] before = files.getOrDefault(file, new byte[0]);
        byte[] after = Arrays.copyOf(before, Math.max(before.length, offset + bytes.length));
        System.arraycopy(bytes, 0, after, offset, bytes.length);
        files.put(file, after);
    }

    /** Returns a text that is the same for images in which the same can be seen. */
    String visible() {
        StringBuilder text = new StringBuilder();
        describe(ROOT, "", new HashMap<>(), text);
        return text.toString();
    }

    private void describe(int directory, String path, Map<Integer, Integer> seen, StringBuilder text) {
        directories.get(directory).forEach((name, node) -> {
            text.append(path).append('/').append(name);
            if (directories.containsKey(node)) {
                text.append('\n');
                describe(node, path + "/" + name, seen, text);
            } else {
                int number = seen.computeIfAbsent(node, any -> seen.size());
                byte[] bytes = files.getOrDefault(node, new byte[0]);
                text.append(' ')
                        .append(number)
                        .append(' ')
                        .append(bytes.length)
                        .append(' ')
                        .append(HASHES.computeIfAbsent(bytes, Arrays::hashCode))
                        .append('\n');
            }
        });
    }
}
