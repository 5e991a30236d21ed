package dev.modelwire.sync.internal.loop;

import static dev.modelwire.sync.internal.loop.Gateway.at;
import static dev.modelwire.sync.internal.loop.Gateway.state;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.Answer;
import dev.modelwire.api.desired.Operation;
import dev.modelwire.api.model.ModelName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a desired version may have to wait for. */
class WaitingTest {

    private static final ModelName PUMP = ModelName.of("pump");

    @TempDir
    Path directory;

    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new Gateway(directory);
        gateway.configure(state(1, gateway.model("pump", "1", "model one")), false);
        assertEquals("1", gateway.running("pump"));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private void desire(int revision, String version, String policy) {
        String model = gateway.model("pump", version, "model " + version);
        gateway.configure(state(revision, model.replaceFirst("\\{", "{" + policy + ",")), false);
    }

    private Answer perform(Operation operation) {
        CompletionStage<Answer> answer = gateway.loop.perform(operation);
        gateway.threads.settle();
        return answer.toCompletableFuture().getNow(null);
    }

    private void assertWaits(String why) {
        assertEquals("1", gateway.running("pump"));
        assertEquals("WAITING", at(gateway.model("pump"), "phase"));
        assertTrue(at(gateway.model("pump"), "waiting").contains(why), at(gateway.model("pump"), "waiting"));
        assertEquals("WAITING", at(gateway.reported(), "convergence", "state"));
    }

    @Test
    void manual_newVersion_isFetchedAndWaitsForTheOperator() {
        desire(2, "2", "\"activate\":\"manual\"");
        assertEquals(1, gateway.server.count("/pump-2"));
        assertWaits("operator");

        assertInstanceOf(Answer.Taken.class, perform(new Operation.Activate(PUMP)));

        assertEquals("2", gateway.running("pump"));
        assertEquals("CONVERGED", at(gateway.reported(), "convergence", "state"));
        assertEquals("100", at(gateway.reported(), "convergence", "percent"));
    }

    @Test
    void manual_releasedAndPowerCutBeforeItIsActive_isActivatedAtTheNextStart() {
        desire(2, "2", "\"activate\":\"manual\"");
        gateway.activator.engine(false);
        perform(new Operation.Activate(PUMP));
        assertEquals("1", gateway.running("pump"));
        gateway.powerCut();
        desire(2, "2", "\"activate\":\"manual\"");
        assertEquals("2", gateway.running("pump"));
    }

    @Test
    void manual_restart_waitsStill() {
        desire(2, "2", "\"activate\":\"manual\"");
        gateway.powerCut();
        desire(2, "2", "\"activate\":\"manual\"");
        gateway.threads.pass(Duration.ofDays(1));
        assertWaits("operator");
        assertEquals(1, gateway.server.count("/pump-2"), "it is kept, not fetched again");
    }

    @Test
    void manual_activeVersionIsDamaged_isActivatedAgainWithoutAsking() {
        desire(2, "2", "\"activate\":\"manual\"");
        perform(new Operation.Activate(PUMP));
        desire(3, "3", "\"activate\":\"manual\"");
        perform(new Operation.Activate(PUMP));
        gateway.store.corrupt(gateway.activator.running().get(PUMP).digest());
        gateway.powerCut();
        desire(3, "3", "\"activate\":\"manual\"");
        gateway.threads.pass(Duration.ofMinutes(20));
        assertEquals("3", gateway.running("pump"));
    }

    @Test
    void at_laterTime_waitsAndIsActivatedThen() {
        Instant then = gateway.threads.time().instant().plus(Duration.ofHours(3));
        desire(2, "2", "\"activate\":\"at:" + then + "\"");
        assertWaits(then.toString());
        gateway.threads.pass(Duration.ofHours(3).minusSeconds(5));
        assertWaits(then.toString());
        gateway.threads.pass(Duration.ofSeconds(6));
        assertEquals("2", gateway.running("pump"));
    }

    @Test
    void at_clockIsSetForward_isActivatedSoon() {
        Instant then = gateway.threads.time().instant().plus(Duration.ofDays(3));
        desire(2, "2", "\"activate\":\"at:" + then + "\"");
        gateway.threads.jump(Duration.ofDays(4));
        gateway.threads.pass(Duration.ofMinutes(2));
        assertEquals("2", gateway.running("pump"));
    }

    @Test
    void rollout_shareWithoutThisGateway_fetchesNothingUntilTheShareGrows() {
        desire(2, "2", "\"rollout\":{\"percent\":0,\"salt\":\"s\"}");
        assertEquals(0, gateway.server.count("/pump-2"));
        assertWaits("[0] %");
        desire(3, "2", "\"rollout\":{\"percent\":100,\"salt\":\"s\"}");
        assertEquals("2", gateway.running("pump"));
        desire(4, "2", "\"rollout\":{\"percent\":0,\"salt\":\"s\"}");
        assertEquals("ACTIVE", at(gateway.model("pump"), "phase"), "who has it keeps it");
    }

    @Test
    void rollout_operatorActivates_isTakenAllTheSame() {
        desire(2, "2", "\"rollout\":{\"percent\":0,\"salt\":\"s\"}");
        perform(new Operation.Activate(PUMP));
        assertEquals("2", gateway.running("pump"));
    }

    @Test
    void activate_anotherVersionIsDesiredAfterwards_waitsAgain() {
        desire(2, "2", "\"activate\":\"manual\"");
        perform(new Operation.Activate(PUMP));
        desire(3, "3", "\"activate\":\"manual\"");
        assertEquals("2", gateway.running("pump"));
        assertEquals("WAITING", at(gateway.model("pump"), "phase"));
    }

    @Test
    void rollout_hostWithoutAnId_hasOneThatLasts() {
        String id = gateway.store.document("device").orElseThrow();
        gateway.powerCut();
        assertEquals(id, gateway.store.document("device").orElseThrow());
    }
}
