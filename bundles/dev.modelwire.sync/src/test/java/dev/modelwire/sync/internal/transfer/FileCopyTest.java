package dev.modelwire.sync.internal.transfer;

import static dev.modelwire.sync.internal.transfer.Fetcher.CONTENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.DesiredArtifact;
import dev.modelwire.api.desired.DirectorySource;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.desired.TransferOptions;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.sync.internal.directory.NoFollowFiles;
import dev.modelwire.sync.internal.directory.PlainFiles;
import dev.modelwire.testkit.store.FakeModelStore;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a directory, good and bad. */
class FileCopyTest {

    private static final URI URL = URI.create("artifacts/m");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    Path temp;

    private Path stick;
    private Path file;
    private Path blobs;
    private FakeModelStore store;
    private PlainFiles files = new NoFollowFiles();
    private long limit = 10_000_000;
    private final AtomicLong progress = new AtomicLong();
    private final Cancellation cancellation = new Cancellation();

    @BeforeEach
    void start() throws IOException {
        stick = temp.resolve("stick");
        file = Files.createDirectories(stick.resolve("artifacts")).resolve("m");
        blobs = Files.createDirectory(temp.resolve("blobs"));
        store = new FakeModelStore(blobs);
    }

    private TransferOutcome fetch(URI url, long size, List<DirectorySource> directories) {
        SyncOptions options =
                new SyncOptions(true, "", directories, List.of(), TransferOptions.of(PATIENCE, PATIENCE, limit));
        return Connection.of(options, new NoTrust(), store, Runnable::run, () -> 0, files)
                .transfer()
                .fetch(Fetcher.artifact(url, size), progress, cancellation);
    }

    private TransferOutcome fetch(long size) {
        return fetch(URL, size, List.of(new DirectorySource(stick, Duration.ofSeconds(1))));
    }

    private void assertRefused(ErrorCode code, String expected) {
        assertRefused(fetch(CONTENT.length), code, expected);
    }

    private void assertRefused(TransferOutcome outcome, ErrorCode code, String expected) {
        TransferOutcome.Failed failed = assertInstanceOf(TransferOutcome.Failed.class, outcome);
        assertEquals(code, failed.code(), failed.detail());
        assertTrue(failed.detail().contains(expected), failed.detail());
        assertTrue(failed.detail().contains("artifacts/m"), failed.detail());
        assertEquals(Duration.ZERO, failed.retryAfter());
        try (var left = Files.list(blobs)) {
            assertEquals(0, left.count());
            assertEquals(0, store.collect());
        } catch (IOException | StoreException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void fetch_wholeFile_isStored() throws Exception {
        Files.write(file, CONTENT);

        assertInstanceOf(TransferOutcome.Fetched.class, fetch(CONTENT.length));

        assertEquals(CONTENT.length, progress.get());
    }

    @Test
    void fetch_sizeNotSaid_isStored() throws Exception {
        Files.write(file, CONTENT);

        assertInstanceOf(TransferOutcome.Fetched.class, fetch(DesiredArtifact.SIZE_UNKNOWN));
    }

    @Test
    void fetch_storedBefore_doesNotReadTheDirectory() throws Exception {
        store.put(CONTENT);

        assertInstanceOf(TransferOutcome.Fetched.class, fetch(CONTENT.length));
    }

    @Test
    void fetch_damagedFile_isADigestMismatch() throws Exception {
        byte[] damaged = CONTENT.clone();
        damaged[300_000] ^= 1;
        Files.write(file, damaged);

        assertRefused(ErrorCode.DIGEST_MISMATCH, "it must be [sha-256:");
    }

    @Test
    void fetch_longerFile_isRefusedBeforeItIsRead() throws Exception {
        Files.write(file, Arrays.copyOf(CONTENT, CONTENT.length + 1));

        assertRefused(ErrorCode.TRANSFER_TOO_LARGE, "has [600001] bytes, more than the [600000] allowed");
        assertEquals(0, progress.get());
    }

    @Test
    void fetch_fileAboveTheLimit_isRefused() throws Exception {
        Files.write(file, CONTENT);
        limit = 1000;

        assertRefused(ErrorCode.TRANSFER_TOO_LARGE, "more than the [1000] allowed");
    }

    @Test
    void fetch_shorterFile_isASizeMismatch() throws Exception {
        Files.write(file, Arrays.copyOf(CONTENT, CONTENT.length - 1));

        assertRefused(ErrorCode.SIZE_MISMATCH, "has [599999] bytes, less than the [600000] desired");
    }

    @Test
    void fetch_fileThatGrowsWhileItIsRead_isCut() throws Exception {
        Files.write(file, Arrays.copyOf(CONTENT, CONTENT.length + 200_000));
        files = (directory, names) -> {
            PlainFiles.Opened grown = new NoFollowFiles().open(directory, names);
            return new PlainFiles.Opened(grown.bytes(), CONTENT.length, grown.stamp());
        };

        assertRefused(ErrorCode.TRANSFER_TOO_LARGE, "was refused");
    }

    @Test
    void fetch_fileThatShrinksWhileItIsRead_isASizeMismatch() throws Exception {
        Files.write(file, Arrays.copyOf(CONTENT, 1000));
        files = (directory, names) -> {
            PlainFiles.Opened shrunk = new NoFollowFiles().open(directory, names);
            return new PlainFiles.Opened(shrunk.bytes(), CONTENT.length, shrunk.stamp());
        };

        assertRefused(ErrorCode.SIZE_MISMATCH, "ended after [1000] bytes");
    }

    @Test
    void fetch_stickPulledMidway_failsAndBeginsAnewLater() throws Exception {
        Files.write(file, CONTENT);
        files = (directory, names) -> {
            PlainFiles.Opened opened = new NoFollowFiles().open(directory, names);
            return new PlainFiles.Opened(new Pulled(opened.bytes()), opened.size(), opened.stamp());
        };
        assertRefused(ErrorCode.TRANSFER_FAILED, "cannot be read after [131072] bytes");

        files = new NoFollowFiles();
        assertInstanceOf(TransferOutcome.Fetched.class, fetch(CONTENT.length));
    }

    @Test
    void fetch_noSuchFile_fails() {
        assertRefused(ErrorCode.TRANSFER_FAILED, "in directory [" + stick + "] is not there");
    }

    @Test
    void fetch_noSuchDirectory_fails() {
        stick = temp.resolve("elsewhere");

        assertRefused(ErrorCode.TRANSFER_FAILED, "is not there");
    }

    @Test
    void fetch_fileIsALink_isNotFollowed() throws Exception {
        Path good = Files.write(temp.resolve("good"), CONTENT);
        Files.createSymbolicLink(file, good);

        assertRefused(ErrorCode.REDIRECT_REFUSED, "[m] is a link, and links are not followed");
    }

    @Test
    void fetch_directoryOnTheWayIsALink_isNotFollowed() throws Exception {
        Path good = Files.createDirectory(temp.resolve("good"));
        Files.write(good.resolve("m"), CONTENT);
        Files.delete(file.getParent());
        Files.createSymbolicLink(file.getParent(), good);

        assertRefused(ErrorCode.REDIRECT_REFUSED, "[artifacts] is a link");
    }

    @Test
    void fetch_fileIsADirectory_isNotRead() throws Exception {
        Files.createDirectory(file);

        assertRefused(ErrorCode.TRANSFER_FAILED, "[m] is no plain file");
    }

    @Test
    void fetch_relativeUrlWithoutADirectory_isRefused() {
        assertRefused(
                fetch(URL, CONTENT.length, List.of()), ErrorCode.URL_SCHEME_REFUSED, "no directory is configured");
    }

    @Test
    void fetch_cancelled_endsAndLeavesNothing() throws Exception {
        Files.write(file, CONTENT);
        cancellation.cancel();

        assertInstanceOf(TransferOutcome.Cancelled.class, fetch(CONTENT.length));

        try (var left = Files.list(blobs)) {
            assertEquals(0, left.count());
        }
    }

    /** A file on a stick that is pulled after its second piece was read. */
    private static final class Pulled implements ReadableByteChannel {

        private final ReadableByteChannel bytes;
        private int pieces;

        Pulled(ReadableByteChannel bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read(ByteBuffer buffer) throws IOException {
            if (pieces++ == 2) {
                throw new FileSystemException("m", null, "Input/output error");
            }
            return bytes.read(buffer);
        }

        @Override
        public boolean isOpen() {
            return bytes.isOpen();
        }

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }
}
