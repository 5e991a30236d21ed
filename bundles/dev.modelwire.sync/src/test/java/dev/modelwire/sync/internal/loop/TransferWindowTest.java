package dev.modelwire.sync.internal.loop;

import static dev.modelwire.sync.internal.loop.Gateway.at;
import static dev.modelwire.sync.internal.loop.Gateway.state;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.TransferWindows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files come at their hours only. It is Sunday, the 22nd of November 2026, 10:00 UTC. */
class TransferWindowTest {

    @TempDir
    Path directory;

    @TempDir
    Path media;

    private Gateway gateway;
    private Stick stick;
    private String wanted;

    @BeforeEach
    void start() throws IOException {
        gateway = new Gateway(directory);
        stick = new Stick(media);
        wanted = state(1, gateway.model("pump", "1", "model one"));
        windows("12:00-13:00", ZoneOffset.UTC);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private void windows(String text, ZoneId zone) {
        gateway.transfer = gateway.transfer.withWindows(TransferWindows.of(text, zone));
    }

    private void pass(Duration time) {
        gateway.threads.pass(time);
    }

    private void assertWaits(String until) {
        assertEquals("WAITING", at(gateway.model("pump"), "phase"));
        assertEquals(
                "its files are fetched when the transfer window opens at [" + until + "]",
                at(gateway.model("pump"), "waiting"));
        assertEquals(0, gateway.server.count("/pump-1"));
        assertEquals("", gateway.running("pump"));
    }

    @Test
    void outside_nothingIsFetchedAndTheReportSaysUntilWhen() {
        gateway.configure(wanted, false);
        assertWaits("2026-11-22T12:00:00Z");
        pass(Duration.ofMinutes(119));
        assertWaits("2026-11-22T12:00:00Z");

        pass(Duration.ofMinutes(1).plusMillis(50));
        assertEquals("1", gateway.running("pump"), "it wakes when the window opens");
        assertEquals("", at(gateway.model("pump"), "waiting"));
        assertEquals("", at(gateway.model("pump"), "step"));
    }

    @Test
    void zone_opensByItsClocks() {
        windows("Sun 12:00-13:00", ZoneId.of("Europe/Berlin"));
        gateway.configure(wanted, false);
        assertWaits("2026-11-22T11:00:00Z");
    }

    @Test
    void operator_doesNotOverrideTheWindow() {
        gateway.configure(wanted, false);
        gateway.loop.sync();
        gateway.threads.settle();
        assertWaits("2026-11-22T12:00:00Z");
    }

    @Test
    void operator_takesTheWindowAway_filesComeAtOnce() {
        gateway.configure(wanted, false);
        windows("", ZoneOffset.UTC);
        gateway.configure(wanted, false);
        assertEquals("1", gateway.running("pump"));
    }

    @Test
    void windowCloses_whatRunsIsInterruptedAndGoesOnTheNextDay() {
        windows("09:00-11:00", ZoneOffset.UTC);
        gateway.threads.hold(Lane.TRANSFER);
        gateway.configure(wanted, false);
        assertEquals("DOWNLOADING", at(gateway.model("pump"), "phase"));
        pass(Duration.ofHours(1).plusMillis(50));
        gateway.threads.release();
        assertWaits("2026-11-23T09:00:00Z");
        assertEquals("", at(gateway.model("pump"), "failure"), "an interruption is no failure");

        pass(Duration.ofHours(22));
        assertEquals("1", gateway.running("pump"));
    }

    @Test
    void failureInsideTheWindow_isNotTriedAgainOutsideOfIt() {
        windows("09:00-10:05", ZoneOffset.UTC);
        gateway.server.status("/pump-1", 503);
        gateway.configure(wanted, false);
        pass(Duration.ofMinutes(6));
        long asked = gateway.server.count("/pump-1");
        pass(Duration.ofHours(12));
        assertEquals(asked, gateway.server.count("/pump-1"));
        assertEquals("HTTP_STATUS", at(gateway.model("pump"), "failure", "code"));
        assertTrue(at(gateway.model("pump"), "waiting").contains("opens at [2026-11-23T09:00:00Z]"));
    }

    @Test
    void outside_documentsAreStillPolledAndWhatNeedsNoFileIsDone() {
        windows("09:00-10:30", ZoneOffset.UTC);
        gateway.configure("", true);
        gateway.publish(wanted);
        pass(Duration.ofHours(1));
        gateway.publish(state(2));
        assertEquals("INACTIVE", at(gateway.model("pump"), "phase"));
        gateway.publish(state(3, gateway.model("pump", "1", "model one")));
        assertEquals("1", gateway.running("pump"), "it is still in the store");
    }

    @Test
    void outside_stickIsNoNetwork() throws IOException {
        stick.document(state(1, stick.model("pump", "1", "model one")));
        gateway.loop.configure(stick.options(gateway, "", false));
        gateway.threads.settle();
        assertEquals("1", gateway.running("pump"));
    }

    @Test
    void outside_fileThatMayComeFromBoth_comesFromTheStickOrWaitsForTheWindow() throws IOException {
        String beside = "artifacts/" + Gateway.hex("SHA-256", "model one");
        String both = "\"urls\":[\"" + gateway.server.url("/pump-1") + "\",\"" + beside + "\"]";
        String member = Stick.desired("pump", "1", "model one").replace("\"url\":\"" + beside + "\"", both);
        stick.document(state(1, member));
        gateway.loop.configure(stick.options(gateway, "", false));
        gateway.threads.settle();
        assertTrue(at(gateway.model("pump"), "failure", "detail").contains("is not there"));
        pass(Duration.ofHours(1));
        assertEquals(0, gateway.server.count("/pump-1"));

        pass(Duration.ofMinutes(75));
        assertEquals("1", gateway.running("pump"));
        assertEquals(1, gateway.server.count("/pump-1"));
    }

    @Test
    void clockIsSet_theWindowFollowsWithinAMinute() {
        gateway.configure(wanted, false);
        gateway.threads.jump(Duration.ofMinutes(150));
        pass(Duration.ofMinutes(1).plusMillis(50));
        assertEquals("1", gateway.running("pump"));
    }
}
