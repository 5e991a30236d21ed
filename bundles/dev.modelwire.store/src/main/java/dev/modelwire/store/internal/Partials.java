package dev.modelwire.store.internal;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.store.PartialBlob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The beginnings of files whose transfer was interrupted. Nothing here is made durable: what a power cut leaves of them is
 * judged by the digest of the whole file. Guarded by the store's lock.
 */
final class Partials {

    private static final Pattern VALIDATOR = Pattern.compile("[ -~]{1,256}");

    private final FileOps ops;
    private final StoreLayout layout;
    private final TempFiles temp;
    private final Problems problems;
    private final SmallFiles files;

    Partials(FileOps ops, StoreLayout layout, TempFiles temp, Problems problems) {
        this.ops = ops;
        this.layout = layout;
        this.temp = temp;
        this.problems = problems;
        this.files = new SmallFiles(ops);
    }

    /** Returns a beginning that nobody is writing. */
    Optional<PartialBlob> find(Digest expected) {
        try {
            return look(expected);
        } catch (IOException e) {
            problems.report(
                    "beginning [" + layout.partial(expected) + "] cannot be used; the file is fetched from its start",
                    e);
            return Optional.empty();
        }
    }

    /**
     * Returns a beginning that nobody is writing.
     *
     * @throws IOException if that cannot be told now
     */
    Optional<PartialBlob> look(Digest expected) throws IOException {
        Path data = layout.partial(expected);
        OptionalLong size = ops.size(data);
        if (size.isEmpty() || temp.isInUse(data)) {
            return Optional.empty();
        }
        return files.read(StoreLayout.validator(data))
                .filter(text -> VALIDATOR.matcher(text).matches())
                .map(text -> new PartialBlob(expected, size.getAsLong(), text));
    }

    /** Gives a file that is being written a name that lasts; the file itself if another writer has that name. */
    Path adopt(Digest expected, String validator, Path tempFile) throws IOException {
        if (!VALIDATOR.matcher(validator).matches()) {
            throw new IllegalArgumentException(
                    "validator [" + Refusals.shown(validator) + "] must be 1 to 256 printable ASCII characters");
        }
        Path data = layout.partial(expected);
        if (temp.isInUse(data)) {
            return tempFile;
        }
        discard(expected);
        temp.replace(StoreLayout.validator(data), validator.getBytes(StandardCharsets.US_ASCII));
        temp.move(tempFile, data);
        return data;
    }

    /** Removes a beginning unless it is being written. */
    void discard(Digest expected) throws IOException {
        Path data = layout.partial(expected);
        if (!temp.isInUse(data)) {
            ops.delete(data);
            ops.delete(StoreLayout.validator(data));
        }
    }

    /** Returns the bytes that no writer accounts for. */
    long bytes() throws IOException {
        long bytes = 0;
        for (Path file : ops.list(layout.partial())) {
            bytes += temp.isInUse(withoutSuffix(file)) ? 0 : ops.size(file).orElse(0);
        }
        return bytes;
    }

    /** Removes what nobody is writing but for the beginnings spared, if they can be gone on with; returns the bytes. */
    long collect(Set<Digest> spared) throws IOException {
        long freed = 0;
        Set<Path> kept = spared.stream()
                .map(layout::partial)
                .filter(data -> ops.size(data).isPresent()
                        && ops.size(StoreLayout.validator(data)).isPresent())
                .collect(Collectors.toSet());
        for (Path file : ops.list(layout.partial())) {
            if (!temp.isInUse(withoutSuffix(file)) && !kept.contains(withoutSuffix(file))) {
                OptionalLong size = ops.size(file);
                if (size.isPresent() && ops.delete(file)) {
                    freed += size.getAsLong();
                }
            }
        }
        return freed;
    }

    private static Path withoutSuffix(Path file) {
        String name = StoreLayout.name(file);
        return name.endsWith(StoreLayout.VALIDATOR)
                ? file.resolveSibling(name.substring(0, name.length() - StoreLayout.VALIDATOR.length()))
                : file;
    }
}
