package dev.modelwire.store.internal;

import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Does what other processes of this machine ask of a store that is in use: each request is a file in {@code requests/}, each
 * answer another one. Whoever may write there may as well change the store itself.
 */
final class StoreRequests {

    static final String COLLECT = "collect";
    static final String IMPORT = "import ";
    static final String DONE = "done";
    static final String FAILED = "failed";
    static final String REQUEST = ".request";
    static final String ANSWER = ".answer";

    private final FileOps ops;
    private final StoreLayout layout;
    private final ModelStore store;
    private final Clock clock;

    StoreRequests(FileOps ops, Path directory, ModelStore store, Clock clock) {
        this.ops = ops;
        this.layout = new StoreLayout(directory.toAbsolutePath().normalize());
        this.store = store;
        this.clock = clock;
    }

    /** Does what has been asked since the last time. */
    void serve() throws IOException {
        for (Path file : ops.list(layout.requests())) {
            String name = StoreLayout.name(file);
            if (name.endsWith(REQUEST)) {
                List<String> answer = read(file);
                ops.delete(file);
                write(
                        ops,
                        file.resolveSibling(name.substring(0, name.length() - REQUEST.length()) + ANSWER),
                        String.join("\n", answer));
            }
        }
    }

    private List<String> read(Path file) throws IOException {
        Optional<String> text;
        try {
            text = new SmallFiles(ops).read(file);
        } catch (UnusableFileException e) {
            return List.of(FAILED, String.valueOf(e.getMessage()));
        }
        return answer(text.orElse("").strip());
    }

    private List<String> answer(String request) {
        List<String> answer = new ArrayList<>();
        try {
            if (request.equals(COLLECT)) {
                answer.add(collected(store.collect()));
            } else if (request.startsWith(IMPORT)) {
                answer.addAll(new StoreImport(ops, Path.of(request.substring(IMPORT.length())), clock).into(store));
            } else {
                return List.of(FAILED, "request [" + Refusals.shown(request) + "] is not known");
            }
        } catch (IOException | StoreException | InvalidPathException e) {
            return List.of(FAILED, String.valueOf(e.getMessage()));
        }
        answer.add(0, DONE);
        return answer;
    }

    static String collected(long bytes) {
        return "removed " + bytes + " bytes that nobody needs";
    }

    /** Writes a file that is seen whole or not at all. */
    static void write(FileOps ops, Path file, String text) throws IOException {
        Path part = file.resolveSibling(StoreLayout.name(file) + ".part");
        ops.delete(part);
        try (FileOps.Output output = ops.create(part)) {
            output.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        }
        ops.rename(part, file);
    }
}
