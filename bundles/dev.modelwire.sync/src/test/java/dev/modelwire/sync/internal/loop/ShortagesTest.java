package dev.modelwire.sync.internal.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.DesiredArtifact;
import dev.modelwire.api.desired.DesiredModel;
import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.api.store.BlobWriter;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoreStatus;
import dev.modelwire.sync.internal.reconcile.Action;
import dev.modelwire.testkit.store.FakeModelStore;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortagesTest {

    private static final ModelName PUMP = ModelName.of("pump");
    private static final Digest DIGEST = Digest.sha256("1".repeat(64));
    private static final long MIB = 1 << 20;

    @TempDir
    Path directory;

    private FakeModelStore store;
    private Shortages shortages;

    @BeforeEach
    void open() {
        store = new FakeModelStore(directory);
        shortages = new Shortages(store);
    }

    private static Action download(long size) {
        DesiredArtifact file = new DesiredArtifact(ArtifactRole.MODEL, URI.create("http://h/1"), DIGEST, size);
        return new Action.Download(new DesiredModel(PUMP, VersionLabel.of("1"), List.of(file), List.of()), file);
    }

    private boolean isOver(Action action, long before, long now) {
        store.freeBytes(before);
        shortages.note(action);
        store.freeBytes(now);
        return shortages.over(Set.of(action)).contains(action);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 99, 100, true",
        "100, 3, 99, false",
        "100, 3, 103, true",
        "100, 50, 20, false",
        "100, 100, 100, false",
        "100, 100, 199, false",
        "20000000, 0, 1048575, false",
        "20000000, 0, 1048576, true",
        "20000000, 19999999, 20000000, true"
    })
    void over_file_onceItFitsOrNotableRoomCame(long size, long before, long now, boolean over) {
        assertEquals(over, isOver(download(size), before, now));
    }

    @Test
    void over_fileOfUnknownSize_isLeftToItsBackoff() {
        assertFalse(isOver(download(DesiredArtifact.SIZE_UNKNOWN), 0, 1000 * MIB));
        assertTrue(shortages.isEmpty());
    }

    @Test
    void over_fileWhoseBeginningIsThere_wantsTheRestOnly() throws StoreException {
        try (BlobWriter writer = store.write(DIGEST, 100, 100)) {
            writer.resumable("\"tag\"");
            writer.write(ByteBuffer.wrap(new byte[90]));
        }
        assertTrue(isOver(download(100), 3, 10));
    }

    @ParameterizedTest
    @CsvSource({"0, 65535, false", "0, 65536, true"})
    void over_recordThatCouldNotBeSaved_onceThereIsRoomForDocuments(long before, long now, boolean over) {
        assertEquals(over, isOver(new Action.Deactivate(PUMP), before, now));
    }

    @Test
    void over_saidOnce_isSaidAgainOnlyAfterAnotherFailure() {
        Action action = download(100);
        assertTrue(isOver(action, 0, 100));
        assertTrue(shortages.over(Set.of(action)).isEmpty());
        assertTrue(isOver(action, 0, 100));
    }

    @Test
    void over_actionNoLongerFailed_isForgotten() {
        store.freeBytes(0);
        shortages.note(download(100));
        assertFalse(shortages.isEmpty());
        assertTrue(shortages.over(Set.of()).isEmpty());
        assertTrue(shortages.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"70, 0, 1000, 64, 936", "70, 100, 1000, 64, 30", "70, 100, 74, 64, 10", "70, 100, -1, 64, -65"})
    void room_diskAndQuota_theScarcerCounts(long used, long quota, long free, long minimum, long room) {
        assertEquals(room, Shortages.room(new StoreStatus(directory, used, quota, free, minimum, List.of())));
    }
}
