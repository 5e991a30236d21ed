package dev.modelwire.sync.internal.loop;

import static dev.modelwire.sync.internal.loop.Gateway.at;
import static dev.modelwire.sync.internal.loop.Gateway.state;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several files on their way at the same time. */
class ParallelTransfersTest {

    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i");

    @TempDir
    Path directory;

    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new Gateway(directory);
        gateway.threads.hold(Lane.TRANSFER);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private void desireAll() {
        gateway.configure(
                state(
                        1,
                        NAMES.stream()
                                .map(name -> gateway.model(name, "1", "model " + name))
                                .toArray(String[]::new)),
                false);
    }

    private long phase(String phase) {
        return NAMES.stream()
                .filter(name -> at(gateway.model(name), "phase").equals(phase))
                .count();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void manyFiles_beginNoMoreThanTheBoundAtATime(int parallel) {
        gateway.transfer = gateway.transfer.withParallel(parallel);
        desireAll();

        assertEquals(parallel, gateway.threads.heldBack());
        assertEquals(parallel, phase("DOWNLOADING"));
        assertEquals(NAMES.size() - parallel, phase("PENDING"));

        gateway.threads.release();
        assertEquals(NAMES.size(), phase("ACTIVE"));
        NAMES.forEach(name -> assertEquals(1, gateway.server.count("/" + name + "-1"), name));
    }

    @Test
    void boundIsLowered_whatRunsGoesOnAndNoMoreBegins() {
        gateway.transfer = gateway.transfer.withParallel(3);
        desireAll();
        gateway.transfer = gateway.transfer.withParallel(1);
        desireAll();

        assertEquals(3, phase("DOWNLOADING"));
        gateway.threads.release();
        assertEquals(NAMES.size(), phase("ACTIVE"));
    }

    @Test
    void twoModelsOfOneFile_fetchItOnce() {
        gateway.configure(
                state(1, gateway.model("a", "1", "model same"), gateway.model("b", "1", "model same")), false);
        assertEquals(1, gateway.threads.heldBack());

        gateway.threads.release();
        assertEquals(2, phase("ACTIVE"));
        assertEquals(1, gateway.server.count("/a-1") + gateway.server.count("/b-1"));
    }

    @Test
    void cancelledFetchThatHasNotEnded_sameFileIsNotFetchedBesideIt_T8() {
        String wanted = gateway.model("a", "1", "model a");
        gateway.configure(state(1, wanted), false);
        gateway.configure(state(2), false);
        gateway.configure(state(3, wanted), false);
        assertEquals(1, gateway.threads.heldBack(), "two writers of one file would destroy each other's work");

        gateway.threads.release();
        assertEquals("1", gateway.running("a"));
        assertEquals(1, gateway.server.count("/a-1"));
    }

    @Test
    void newerDesiredState_T8_takesTheRoomThatIsLeftAtOnce() {
        gateway.configure(state(1, gateway.model("a", "1", "model a")), false);
        gateway.configure(state(2, gateway.model("a", "2", "model a two")), false);
        assertEquals(2, gateway.threads.heldBack(), "the older one is told to end, which may take a while");

        gateway.threads.release();
        assertEquals("2", gateway.running("a"));
        assertEquals(0, gateway.server.count("/a-1"));
    }

    @Test
    void oneFileFails_theOthersAreNotTouched() {
        String bad = gateway.model("a", "1", "model a");
        gateway.server.status("/a-1", 503);
        gateway.configure(state(1, bad, gateway.model("b", "1", "model b")), false);
        gateway.threads.release();

        assertEquals("FAILED", at(gateway.model("a"), "phase"));
        assertEquals("1", gateway.running("b"));
        assertTrue(gateway.stores("model b"));
        assertFalse(gateway.stores("model a"));
    }
}
