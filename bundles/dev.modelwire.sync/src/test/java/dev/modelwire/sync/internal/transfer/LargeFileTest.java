package dev.modelwire.sync.internal.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.DesiredArtifact;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.desired.TransferOptions;
import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.store.PartialBlob;
import dev.modelwire.sync.internal.directory.NoFollowFiles;
import dev.modelwire.testkit.http.Behaviours;
import dev.modelwire.testkit.http.Content;
import dev.modelwire.testkit.http.Faults;
import dev.modelwire.testkit.http.HostileServer;
import dev.modelwire.testkit.http.Served;
import dev.modelwire.testkit.http.Wire;
import dev.modelwire.testkit.process.JavaProcess;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LargeFileTest {

    private static final long MIB = 1L << 20;
    private static final long SIZE = 64 * MIB;
    private static final Content CONTENT = Content.generated(5, SIZE);
    private static final Served FILE = Behaviours.file(CONTENT).etag("\"large\"");

    private HostileServer server;

    @BeforeEach
    void start() throws IOException {
        server = new HostileServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void fetch_64MiBCutEvery8MiB_T1_needs16MiBOfHeapAndSendsNothingTwice() throws Exception {
        server.on(
                "/m",
                FILE.but(Faults.endAt(8 * MIB)),
                FILE.but(Faults.endAt(16 * MIB)),
                FILE.but(Faults.endAt(24 * MIB)),
                FILE.but(Faults.endAt(32 * MIB)),
                FILE.but(Faults.endAt(40 * MIB)),
                FILE.but(Faults.endAt(48 * MIB)),
                FILE.but(Faults.endAt(56 * MIB)),
                FILE);
        assertEquals("Fetched " + SIZE, inAProcess("-Xmx16m"));
        assertEquals(8, server.requests().size());
        assertEquals(SIZE, server.bodyBytes());
    }

    @Test
    void fetch_64MiBResetEvery16MiB_T1_sendsLittleTwice() throws Exception {
        server.on(
                "/m",
                FILE.but(Faults.resetAt(16 * MIB)),
                FILE.but(Faults.resetAt(32 * MIB)),
                FILE.but(Faults.resetAt(48 * MIB)),
                FILE);
        assertEquals("Fetched " + SIZE, inAProcess("-Xmx16m"));
        assertTrue(server.bodyBytes() < SIZE + 16 * MIB, () -> server.bodyBytes() + " bytes for " + SIZE);
    }

    @Test
    void fetch_restAbove2GiB_T3_isAskedForExactly() {
        long size = 3L << 30;
        long from = (2L << 30) + 5;
        Served huge = Behaviours.file(Content.generated(5, size)).etag("\"huge\"");
        server.on("/m", huge.but(Faults.endAt(from + 1000)));
        SinkStore store = new SinkStore();
        Digest digest = Digest.sha256("0".repeat(64));
        store.begin(new PartialBlob(digest, from, "\"huge\""));
        AtomicLong progress = new AtomicLong();
        DesiredArtifact artifact = new DesiredArtifact(ArtifactRole.MODEL, server.url("/m"), digest, size);
        ExecutorService executor = Executors.newCachedThreadPool();
        Duration patience = Duration.ofSeconds(30);
        SyncOptions options =
                new SyncOptions(true, "", List.of(), List.of(), TransferOptions.of(patience, patience, size));
        assertInstanceOf(
                TransferOutcome.Failed.class,
                Connection.of(options, new NoTrust(), store, executor, () -> 0, new NoFollowFiles())
                        .transfer()
                        .fetch(artifact, progress, new Cancellation()));
        executor.shutdownNow();
        assertEquals(
                "bytes=2147483653-", server.requests().get(0).header("Range").orElse(""));
        assertEquals(from + 1000, progress.get());
        assertEquals(1, server.requests().size());
    }

    private String inAProcess(String heap) throws Exception {
        return JavaProcess.output(
                        JavaProcess.of(List.of(heap), FetchInLittleMemory.class, server.url("/m"), SIZE, sha256())
                                .redirectErrorStream(true))
                .trim();
    }

    private static String sha256() throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        CONTENT.send(0, SIZE, new Wire() {
            @Override
            public void say(String text) {}

            @Override
            public void write(byte[] bytes, int offset, int length) {
                digest.update(bytes, offset, length);
            }

            @Override
            public void pause(Duration time) {}

            @Override
            public void stall() {}

            @Override
            public void reset() {}
        });
        return Digest.of(Digest.Algorithm.SHA256, digest.digest()).hex();
    }
}
