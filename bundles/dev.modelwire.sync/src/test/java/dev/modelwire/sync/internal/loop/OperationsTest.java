package dev.modelwire.sync.internal.loop;

import static dev.modelwire.sync.internal.loop.Gateway.at;
import static dev.modelwire.sync.internal.loop.Gateway.state;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.Answer;
import dev.modelwire.api.desired.Operation;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.sync.internal.loop.FragileStore.Fate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator may ask of one model. */
class OperationsTest {

    private static final ModelName PUMP = ModelName.of("pump");
    private static final ModelName FAN = ModelName.of("fan");

    @TempDir
    Path directory;

    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new Gateway(directory);
        desire(1, "1", "model one");
        desire(2, "2", "model two");
        assertEquals("2", gateway.running("pump"));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private void desire(int revision, String version, String content) {
        gateway.configure(state(revision, gateway.model("pump", version, content)), false);
    }

    private Answer perform(Operation operation) {
        CompletionStage<Answer> answer = gateway.loop.perform(operation);
        gateway.threads.settle();
        return answer.toCompletableFuture().getNow(null);
    }

    private void assertRefused(String why, Answer answer) {
        Answer.Refused refused = assertInstanceOf(Answer.Refused.class, answer);
        assertEquals(ErrorCode.OPERATION_REFUSED, refused.code());
        assertTrue(refused.detail().contains(why), refused.detail());
    }

    @Test
    void revert_previousVersion_answersAgainAndStays() {
        assertInstanceOf(Answer.Taken.class, perform(new Operation.Revert(PUMP)));

        assertEquals("1", gateway.running("pump"));
        assertEquals("FAILED", at(gateway.model("pump"), "phase"));
        assertEquals("REVERTED_BY_OPERATOR", at(gateway.model("pump"), "failure", "code"));
        assertEquals("FAILED", at(gateway.reported(), "convergence", "state"));
        gateway.loop.sync();
        gateway.threads.pass(Duration.ofHours(1));
        assertEquals("1", gateway.running("pump"), "asking for a poll does not bring it back");
        gateway.powerCut();
        desire(2, "2", "model two");
        assertEquals("1", gateway.running("pump"), "nor does a restart");
        gateway.configure(
                state(3, gateway.model("pump", "2", "model two"), gateway.model("fan", "1", "model f")), false);
        assertEquals("1", gateway.running("pump"), "nor another model");
        assertEquals("1", gateway.running("fan"));
    }

    @Test
    void revert_thenAnotherVersionIsDesired_isTaken() {
        perform(new Operation.Revert(PUMP));
        desire(3, "3", "model three");
        assertEquals("3", gateway.running("pump"));
        assertEquals("ACTIVE", at(gateway.model("pump"), "phase"));
    }

    @Test
    void revert_thenRetry_bringsItBackWithoutADownload() {
        perform(new Operation.Revert(PUMP));
        assertInstanceOf(Answer.Taken.class, perform(new Operation.Retry(PUMP)));
        assertEquals("2", gateway.running("pump"));
        assertEquals("ACTIVE", at(gateway.model("pump"), "phase"));
        assertEquals(1, gateway.server.count("/pump-2"));
    }

    @Test
    void revert_updatesWhenAModelWasChangedLast() {
        String before = at(gateway.model("pump"), "lastModelUpdate");
        gateway.threads.pass(Duration.ofMinutes(5));
        perform(new Operation.Revert(PUMP));
        assertTrue(at(gateway.model("pump"), "lastModelUpdate").compareTo(before) > 0);
    }

    @Test
    void revert_powerCutAtEachStepOfIt_endsWithOneOfTheTwo() {
        for (int step = 1; step < 12; step++) {
            gateway.disk.doom(step, step % 2 == 0 ? Fate.DIES_BEFORE : Fate.DIES_AFTER);
            gateway.loop.perform(new Operation.Revert(PUMP));
            gateway.threads.settle();
            if (gateway.disk.dead()) {
                gateway.powerCut();
                desire(2, "2", "model two");
            }
            gateway.disk.doom(0, Fate.FAILS);
            String running = gateway.running("pump");
            assertTrue(List.of("1", "2").contains(running), running);
            assertEquals(running, at(gateway.model("pump"), "active", "version"));
            perform(new Operation.Retry(PUMP));
            assertEquals("2", gateway.running("pump"), "after step " + step);
        }
    }

    @Test
    void revert_nothingBefore_isRefused() {
        gateway.configure(state(3, gateway.model("fan", "1", "model fan")), false);
        assertRefused("no previous version", perform(new Operation.Revert(FAN)));
        assertRefused("not in the desired state", perform(new Operation.Revert(PUMP)));
        assertEquals("1", gateway.running("fan"));
    }

    @Test
    void revert_diskRefuses_saysSoAndChangesNothing() {
        gateway.disk.doom(1, Fate.FAILS);
        Answer.Refused refused = assertInstanceOf(Answer.Refused.class, perform(new Operation.Revert(PUMP)));
        assertEquals(ErrorCode.STORE_IO, refused.code());
        assertEquals("2", gateway.running("pump"));
    }

    @Test
    void retry_knownBad_isTriedOnceMore() {
        desire(3, "3", "nonsense");
        assertEquals("MODEL_INVALID", at(gateway.model("pump"), "failure", "code"));
        int refusals = gateway.activator.refusals();
        perform(new Operation.Retry(PUMP));
        assertEquals(refusals + 1, gateway.activator.refusals());
        assertEquals("MODEL_INVALID", at(gateway.model("pump"), "failure", "code"));
    }

    @Test
    void retry_waitsForItsBackOff_doesNotWait() {
        String desired = state(3, gateway.model("pump", "3", "model three"));
        gateway.model("pump", "3", "model thrxx");
        gateway.configure(desired, false);
        gateway.threads.pass(Duration.ofMinutes(30));
        gateway.model("pump", "3", "model three");
        perform(new Operation.Retry(PUMP));
        assertEquals("3", gateway.running("pump"));
    }

    @Test
    void remove_desiredOrUnknown_isRefused() {
        assertRefused("is desired", perform(new Operation.Remove(PUMP)));
        assertRefused("is not stored", perform(new Operation.Remove(FAN)));
    }

    @Test
    void remove_noLongerDesired_leavesNothing() {
        gateway.configure(state(3), false);
        assertEquals("INACTIVE", at(gateway.model("pump"), "phase"));
        assertTrue(gateway.files() > 0);
        assertInstanceOf(Answer.Taken.class, perform(new Operation.Remove(PUMP)));
        assertEquals("", at(gateway.model("pump"), "phase"));
        assertEquals(0, gateway.files());
    }

    @Test
    void perform_moreThanAreTaken_theRestIsRefusedAtOnce() {
        List<CompletionStage<Answer>> answers = new ArrayList<>();
        IntStream.range(0, 20).forEach(i -> answers.add(gateway.loop.perform(new Operation.Retry(FAN))));
        assertRefused("wait already", answers.get(19).toCompletableFuture().getNow(null));
        gateway.threads.settle();
        answers.subList(0, 16)
                .forEach(answer -> assertRefused(
                        "not in the desired state", answer.toCompletableFuture().getNow(null)));
    }
}
