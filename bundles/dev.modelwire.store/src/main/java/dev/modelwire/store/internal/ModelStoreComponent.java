package dev.modelwire.store.internal;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.store.BlobLease;
import dev.modelwire.api.store.BlobWriter;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.PartialBlob;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoreSettings;
import dev.modelwire.api.store.StoreStatus;
import dev.modelwire.api.store.StoredBlob;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store as a service, for as long as the host's settings stay the same. */
@Component(name = "dev.modelwire.store.FileModelStore", service = ModelStore.class)
public final class ModelStoreComponent implements ModelStore {

    private static final Logger LOG = LoggerFactory.getLogger(ModelStoreComponent.class);

    private static final long LOOK_EVERY_MILLIS = 1_000;

    private final FileModelStore store;
    private final List<String> settingsProblem;
    private final StoreRequests requests;
    private final ScheduledExecutorService requestThread;

    @Activate
    public ModelStoreComponent(@Reference StoreSettings settings) {
        store = new FileModelStore(
                new DiskFileOps(), settings.directory(), StoreOptions.of(settings), reading -> daemon(
                                reading, "modelwire-store-opening")
                        .start());
        requests = new StoreRequests(new DiskFileOps(), settings.directory(), store, Clock.systemUTC());
        requestThread = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "modelwire-store-requests"));
        settingsProblem = settings.problem().map(List::of).orElse(List.of());
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Fails if the directory cannot be had: then there is no store, and the log says why. */
    @Activate
    public void activate() {
        try {
            store.open();
        } catch (StoreException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
        LOG.debug("store opened with {} models", store.records().size());
        Future<?> unused = requestThread.scheduleWithFixedDelay(
                this::serve, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void serve() {
        try {
            requests.serve();
        } catch (IOException | RuntimeException e) {
            LOG.warn("a request to the store could not be answered", e);
        }
    }

    @Deactivate
    public void deactivate() {
        requestThread.shutdown();
        try {
            store.close();
        } catch (IOException e) {
            LOG.error("the lock of the store could not be released", e);
        }
    }

    @Override
    public Optional<StoredBlob> find(Digest digest) {
        return store.find(digest);
    }

    @Override
    public BlobWriter write(Digest expected, long size, long limit) throws StoreException {
        return store.write(expected, size, limit);
    }

    @Override
    public Optional<PartialBlob> partial(Digest expected) {
        return store.partial(expected);
    }

    @Override
    public BlobWriter resume(PartialBlob partial, long size, long limit) throws StoreException {
        return store.resume(partial, size, limit);
    }

    @Override
    public BlobLease open(Digest digest) throws StoreException {
        return store.open(digest);
    }

    @Override
    public ModelRecord record(ModelName name) {
        return store.record(name);
    }

    @Override
    public List<ModelRecord> records() {
        return store.records();
    }

    @Override
    public void save(ModelRecord record) throws StoreException {
        store.save(record);
    }

    @Override
    public void remove(ModelName name) throws StoreException {
        store.remove(name);
    }

    @Override
    public Optional<String> document(String name) {
        return store.document(name);
    }

    @Override
    public void saveDocument(String name, String content) throws StoreException {
        store.saveDocument(name, content);
    }

    @Override
    public long collect(Set<Digest> spared) throws StoreException {
        return store.collect(spared);
    }

    @Override
    public StoreStatus status() {
        StoreStatus status = store.status();
        List<String> problems = Stream.of(settingsProblem, status.problems())
                .flatMap(List::stream)
                .toList();
        return new StoreStatus(
                status.directory(),
                status.usedBytes(),
                status.quotaBytes(),
                status.freeBytes(),
                status.minimumFreeBytes(),
                problems);
    }
}
