package dev.modelwire.store.internal;

import dev.modelwire.api.store.StoreException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * Changes a store from outside the gateway: by itself while nobody uses the store, else by asking the gateway. For
 * {@code modelctl}, which carries this bundle's classes.
 */
public final class StoreTool {

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final FileOps ops = new DiskFileOps();
    private final StoreLayout layout;
    private final Duration patience;

    /**
     * Takes the store's directory.
     *
     * @param patience how long to wait for the answer of a gateway
     */
    public StoreTool(Path directory, Duration patience) {
        this.layout = new StoreLayout(directory.toAbsolutePath().normalize());
        this.patience = patience;
    }

    /** Removes what nobody needs; returns what was done, a line each. */
    public List<String> collect() throws IOException, StoreException {
        return change(StoreRequests.COLLECT, store -> List.of(StoreRequests.collected(store.collect())));
    }

    /** Takes the versions of an exported directory; returns what was taken, a line each. */
    public List<String> importFrom(Path source) throws IOException, StoreException {
        Path absolute = source.toAbsolutePath().normalize();
        return change(StoreRequests.IMPORT + absolute, store -> new StoreImport(ops, absolute, Clock.systemUTC())
                .into(store));
    }

    private interface Change {
        List<String> on(FileModelStore store) throws IOException, StoreException;
    }

    private List<String> change(String request, Change change) throws IOException, StoreException {
        if (isInUse()) {
            return ask(request);
        }
        try (FileModelStore store = new FileModelStore(ops, layout.root(), StoreOptions.UNBOUNDED).open()) {
            return change.on(store);
        }
    }

    private boolean isInUse() throws IOException {
        if (ops.size(layout.lock()).isEmpty()) {
            return false;
        }
        Optional<Closeable> lock = ops.lock(layout.lock());
        if (lock.isPresent()) {
            lock.get().close();
        }
        return lock.isEmpty();
    }

    private List<String> ask(String request) throws IOException {
        String id = UUID.randomUUID().toString();
        Path asked = layout.requests().resolve(id + StoreRequests.REQUEST);
        Path answered = layout.requests().resolve(id + StoreRequests.ANSWER);
        StoreRequests.write(ops, asked, request);
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() - end < 0) {
            Optional<String> answer = new SmallFiles(ops).read(answered);
            if (answer.isPresent()) {
                ops.delete(answered);
                return result(answer.get().lines().toList());
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        ops.delete(asked);
        throw new IOException("the gateway that uses [" + layout.root() + "] has not answered within ["
                + patience.toSeconds() + "] s: see its log");
    }

    private static List<String> result(List<String> answer) throws IOException {
        List<String> lines = answer.isEmpty() ? List.of() : answer.subList(1, answer.size());
        if (answer.isEmpty() || !answer.get(0).equals(StoreRequests.DONE)) {
            throw new IOException("the gateway refused: " + String.join("; ", lines));
        }
        return lines;
    }
}
