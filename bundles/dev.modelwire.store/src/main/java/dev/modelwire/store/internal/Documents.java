package dev.modelwire.store.internal;

import dev.modelwire.api.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Small texts by name. Guarded by the store's lock. */
final class Documents {

    private static final Pattern NAME = Pattern.compile("[a-z-]{1,32}");

    private final StoreLayout layout;
    private final TempFiles temp;
    private final Problems problems;
    private final SmallFiles files;

    Documents(FileOps ops, StoreLayout layout, TempFiles temp, Problems problems) {
        this.layout = layout;
        this.temp = temp;
        this.problems = problems;
        this.files = new SmallFiles(ops);
    }

    Optional<String> read(String name) {
        try {
            return files.read(layout.document(checked(name)));
        } catch (IOException e) {
            problems.report("document [" + name + "] cannot be read and counts as absent", e);
            return Optional.empty();
        }
    }

    void save(String name, String content) throws StoreException {
        try {
            temp.replace(layout.document(checked(name)), content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Refusals.disk("document [" + name + "]", e);
        }
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "document name [" + Refusals.shown(name) + "] must be 1 to 32 of a-z and -");
        }
        return name;
    }
}
