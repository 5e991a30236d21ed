package dev.modelwire.sync.internal.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.DesiredArtifact;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.desired.TransferOptions;
import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.PartialBlob;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.sync.internal.directory.NoFollowFiles;
import dev.modelwire.testkit.http.Behaviour;
import dev.modelwire.testkit.http.Behaviours;
import dev.modelwire.testkit.http.HostileServer;
import dev.modelwire.testkit.http.Served;
import dev.modelwire.testkit.store.Bytes;
import dev.modelwire.testkit.store.FakeModelStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A transfer with a hostile server on its other side. */
final class Fetcher implements AutoCloseable {

    static final byte[] CONTENT = Bytes.random(1, 600_000);
    static final Served FILE = Behaviours.file(CONTENT).etag("\"a\"");
    static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(20);
    static final Pace PACE = new Pace(1000, Duration.ofSeconds(10));
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final long LIMIT = 10_000_000;

    final HostileServer server = new HostileServer();
    final AtomicLong progress = new AtomicLong();
    private final AtomicLong nanos = new AtomicLong();
    final FakeModelStore store;
    private final Path directory;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private Places.Resolver resolver = InetAddress::getAllByName;
    private Outside.Later later;
    private long bandwidth;
    private Transfer transfer;
    private volatile Duration perLook = Duration.ZERO;

    Fetcher(Path directory) throws IOException {
        this.directory = directory;
        store = new FakeModelStore(directory);
        later = Outside.of(executor, this::nanos).later();
        transfer = transfer(LIMIT, CONNECT_TIMEOUT, READ_TIMEOUT);
    }

    private Transfer transfer(long limit, Duration connectTimeout, Duration readTimeout) {
        SyncOptions options = new SyncOptions(
                true,
                "",
                List.of(),
                List.of(),
                TransferOptions.of(connectTimeout, readTimeout, limit).withBandwidth(bandwidth));
        Outside outside = new Outside(executor, this::nanos, later, resolver);
        return Connection.of(options, new NoTrust(), store, outside, new NoFollowFiles(), PACE)
                .transfer();
    }

    private long nanos() {
        return nanos.addAndGet(perLook.toNanos());
    }

    /** Lets time pass whenever the transfer looks at it. */
    Fetcher timePasses(Duration perLook) {
        this.perLook = perLook;
        return this;
    }

    void leap(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    Fetcher limit(long bytes) {
        transfer = transfer(bytes, CONNECT_TIMEOUT, READ_TIMEOUT);
        return this;
    }

    /** Limits the bandwidth, and lets something else wait for it. */
    Fetcher bandwidth(long bytesPerSecond, Outside.Later waiting) {
        bandwidth = bytesPerSecond;
        later = waiting;
        transfer = transfer(LIMIT, CONNECT_TIMEOUT, READ_TIMEOUT);
        return this;
    }

    /** Limits the bandwidth in the real time. */
    Fetcher bandwidth(long bytesPerSecond) {
        bandwidth = bytesPerSecond;
        return this;
    }

    /** Lets the network's names be those. */
    Fetcher names(Places.Resolver names) {
        resolver = names;
        transfer = transfer(LIMIT, CONNECT_TIMEOUT, READ_TIMEOUT);
        return this;
    }

    Fetcher patience(Duration readTimeout) {
        transfer = transfer(LIMIT, CONNECT_TIMEOUT, readTimeout);
        return this;
    }

    /** Waits a second for a head. */
    Fetcher impatient() {
        transfer = transfer(LIMIT, Duration.ofMillis(700), SHORT);
        return this;
    }

    Fetcher on(Behaviour first, Behaviour... next) {
        server.on("/m", first, next);
        return this;
    }

    URI url() {
        return server.url("/m?sig=S3CRET");
    }

    DesiredArtifact artifact() {
        return artifact(url(), CONTENT.length);
    }

    static DesiredArtifact artifact(URI url, long size) {
        return new DesiredArtifact(ArtifactRole.MODEL, url, Bytes.sha256(CONTENT), size);
    }

    TransferOutcome fetch(DesiredArtifact artifact) {
        return fetch(artifact, new Cancellation());
    }

    TransferOutcome fetch(DesiredArtifact artifact, Cancellation cancellation) {
        return transfer.fetch(artifact, progress, cancellation);
    }

    void assertFetched() {
        assertInstanceOf(TransferOutcome.Fetched.class, fetch(artifact()));
        assertEquals(CONTENT.length, progress.get());
    }

    TransferOutcome.Failed assertFailed(ErrorCode code, String expected) {
        return assertFailed(code, artifact(), expected);
    }

    TransferOutcome.Failed assertFailed(ErrorCode code, DesiredArtifact artifact, String expected) {
        TransferOutcome outcome = fetch(artifact);
        TransferOutcome.Failed failed = assertInstanceOf(TransferOutcome.Failed.class, outcome);
        assertEquals(code, failed.code(), failed.detail());
        assertTrue(failed.detail().contains(expected), failed.detail());
        assertFalse(failed.detail().contains("S3CRET"), failed.detail());
        return failed;
    }

    /** Fails and leaves nothing that the next attempt could build upon. */
    void assertRefused(ErrorCode code, String expected) {
        assertFailed(code, expected);
        assertNothingLeft();
    }

    void assertNothingLeft() {
        assertEquals(0, kept());
        try (var files = Files.list(directory)) {
            assertEquals(0, files.count());
            assertEquals(0, store.collect());
        } catch (IOException | StoreException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns how many bytes of a beginning are kept. */
    long kept() {
        return store.partial(Bytes.sha256(CONTENT)).map(PartialBlob::written).orElse(0L);
    }

    /** Returns a header of a request of the file, counted from 0; "" if it had none. */
    String asked(int request, String header) {
        return server.requests("/m").get(request).header(header).orElse("");
    }

    int count() {
        return server.requests("/m").size();
    }

    @Override
    public void close() {
        server.close();
        executor.shutdownNow();
    }
}
