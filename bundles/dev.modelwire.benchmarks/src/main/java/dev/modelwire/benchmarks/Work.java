package dev.modelwire.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The directory of a benchmark, and small things that all of them need. */
final class Work {

    static final int MIB = 1024 * 1024;

    private Work() {}

    static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    static long largest(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Writes a file of random bytes unless it is there. */
    static Path random(Path directory, int mib) throws IOException {
        Path file = directory.resolve(mib + ".bin");
        if (!Files.exists(file)) {
            Random random = new Random(mib);
            try (OutputStream output = Files.newOutputStream(file)) {
                for (int i = 0; i < mib; i++) {
                    output.write(bytes(random, MIB));
                }
            }
        }
        return file;
    }

    static void wipe(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
