package dev.modelwire.sync.internal.loop;

import static dev.modelwire.sync.internal.loop.Gateway.at;
import static dev.modelwire.sync.internal.loop.Gateway.state;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The desired state changes while files are on their way (T8). */
class ChangesWhileFetchingTest {

    @TempDir
    Path directory;

    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new Gateway(directory);
        gateway.configure("", true);
        gateway.publish(state(1, version(1)));
        gateway.threads.hold(Lane.TRANSFER);
        gateway.publish(state(2, version(2)));
        assertEquals("DOWNLOADING", at(gateway.model("pump"), "phase"));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private String version(int version) {
        return gateway.model("pump", String.valueOf(version), "model " + version);
    }

    private void release(int parallel) {
        gateway.transfer = gateway.transfer.withParallel(parallel);
        gateway.configure("", true);
        gateway.threads.release();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void changedTwice_T8_onlyTheLastOneIsActivated(int parallel) {
        gateway.publish(state(3, version(3)));
        gateway.publish(state(4, version(4)));
        release(parallel);

        assertEquals("4", gateway.running("pump"));
        assertEquals(List.of("activate pump@1", "activate pump@4"), gateway.activator.log());
        assertFalse(gateway.stores("model 2"));
        assertFalse(gateway.stores("model 3"));
        assertEquals("", at(gateway.model("pump"), "failure"), "what is given up has not failed");
    }

    @Test
    void changedThereAndBack_T8_endsWithTheFirstAndNoWork() {
        gateway.publish(state(3, version(1)));
        gateway.threads.release();

        assertEquals(List.of("activate pump@1"), gateway.activator.log());
        assertEquals(0, gateway.server.count("/pump-2"));
    }

    @Test
    void cancelledAndWantedAgain_T8_isFetchedOnce() {
        gateway.publish(state(3));
        gateway.publish(state(4, version(2)));
        gateway.threads.release();

        assertEquals("2", gateway.running("pump"));
        assertEquals(1, gateway.server.count("/pump-2"));
    }

    @Test
    void cancelled_T8_nothingIsLeft() {
        gateway.publish(state(3));
        gateway.threads.release();

        assertEquals("INACTIVE", at(gateway.model("pump"), "phase"));
        assertEquals(0, gateway.server.count("/pump-2"));
        assertFalse(gateway.stores("model 2"));
    }

    @Test
    void sameContentUnderANewRevision_T8_doesNotDisturbTheTransfer() {
        gateway.publish(state(3, version(2)));
        assertEquals(1, gateway.threads.heldBack());
        gateway.threads.release();

        assertEquals("2", gateway.running("pump"));
        assertEquals("3", at(gateway.reported(), "revision"));
        assertEquals(1, gateway.server.count("/pump-2"));
    }
}
