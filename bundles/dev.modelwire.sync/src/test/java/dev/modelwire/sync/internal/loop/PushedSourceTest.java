package dev.modelwire.sync.internal.loop;

import static dev.modelwire.sync.internal.loop.Gateway.at;
import static dev.modelwire.sync.internal.loop.Gateway.state;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.Answer;
import dev.modelwire.api.desired.SourceId;
import dev.modelwire.api.reported.Convergence;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.reported.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources that bring their documents themselves, and listeners who are told what came of them. */
class PushedSourceTest {

    @TempDir
    Path directory;

    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new Gateway(directory);
        gateway.configure("", false);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private Answer offer(SourceId source, String document) {
        CompletionStage<Answer> answer = gateway.loop.offer(source, "broker", document);
        gateway.threads.settle();
        return answer.toCompletableFuture().getNow(null);
    }

    private void assertRefused(ErrorCode code, Answer answer) {
        assertEquals(code, assertInstanceOf(Answer.Refused.class, answer).code());
    }

    @Test
    void offer_goodDocument_becomesActive() {
        assertEquals(
                new Answer.Taken("accepted"), offer(SourceId.REQUEST, state(1, gateway.model("pump", "1", "model 1"))));
        assertEquals("1", gateway.running("pump"));
        assertEquals("request", at(gateway.reported(), "source"));
        assertEquals("ok", at(gateway.source("request"), "state"));
    }

    @Test
    void offer_restart_isInForceStill() {
        offer(SourceId.CLOUD, state(1, gateway.model("pump", "1", "model 1")));
        gateway.powerCut();
        gateway.configure("", false);
        assertEquals("cloud", at(gateway.reported(), "source"));
        assertEquals("ok", at(gateway.source("cloud"), "state"));
        assertEquals("1", gateway.running("pump"));
    }

    @Test
    void offer_notValid_isRefusedAtOnceAndReported() {
        offer(SourceId.CLOUD, state(2, gateway.model("pump", "1", "model 1")));
        CompletionStage<Answer> answer = gateway.loop.offer(SourceId.CLOUD, "broker", "{");
        assertRefused(ErrorCode.DESIRED_NOT_JSON, answer.toCompletableFuture().getNow(null));
        gateway.threads.settle();
        assertEquals("DESIRED_NOT_JSON", at(gateway.reported(), "refused", "code"));
        assertEquals("1", gateway.running("pump"));
        assertRefused(ErrorCode.DESIRED_REVISION_OLD, offer(SourceId.CLOUD, state(1)));
        assertEquals("1", gateway.running("pump"));
    }

    @Test
    void offer_empty_withdrawsAndTheNextSourceIsInForce() {
        gateway.configure("", true);
        gateway.publish(state(9, gateway.model("pump", "9", "model 9")));
        offer(SourceId.CLOUD, state(1, gateway.model("pump", "1", "model 1")));
        assertEquals("1", gateway.running("pump"));
        offer(SourceId.CLOUD, "{}");
        gateway.threads.pass(Duration.ofSeconds(11));
        assertEquals("9", gateway.running("pump"));
        assertEquals("http", at(gateway.reported(), "source"));
        assertEquals("off", at(gateway.source("cloud"), "state"));
        assertRefused(
                ErrorCode.DESIRED_REVISION_OLD, offer(SourceId.CLOUD, state(1, gateway.model("pump", "2", "model 2"))));
    }

    @Test
    void offer_sourceThatTakesPrecedence_rules() {
        offer(SourceId.CLOUD, state(1, gateway.model("pump", "1", "model 1")));
        offer(SourceId.REQUEST, state(1, gateway.model("pump", "2", "model 2")));
        assertEquals("2", gateway.running("pump"));
        Answer answer = offer(SourceId.CLOUD, state(2, gateway.model("pump", "3", "model 3")));
        assertTrue(answer.detail().contains("not in force while source request"), answer.detail());
        assertEquals("2", gateway.running("pump"));
        gateway.configure(state(1, gateway.model("pump", "4", "model 4")), false);
        assertEquals("4", gateway.running("pump"));
    }

    @Test
    void offer_severalBeforeATurn_theLastOneWins() {
        List<CompletionStage<Answer>> answers = new ArrayList<>();
        for (int revision = 1; revision <= 5; revision++) {
            String document = state(revision, gateway.model("pump", "" + revision, "model " + revision));
            answers.add(gateway.loop.offer(SourceId.CLOUD, "broker", document));
        }
        gateway.threads.settle();
        assertRefused(
                ErrorCode.OPERATION_REFUSED,
                answers.get(0).toCompletableFuture().getNow(null));
        assertEquals("5", gateway.running("pump"));
        assertEquals(List.of("activate pump@5"), gateway.activator.log());
    }

    @Test
    void offer_forASourceThatAsksItself_isRefused() {
        assertRefused(ErrorCode.OPERATION_REFUSED, offer(SourceId.HTTP, state(1)));
    }

    @Test
    void onReport_changes_areToldOnceAndTheLastOneWins() throws Exception {
        List<Report> told = new ArrayList<>();
        AutoCloseable subscription = gateway.loop.onReport(told::add);
        gateway.threads.settle();
        assertEquals(1, told.size(), "at once");
        assertEquals(
                Convergence.State.NOTHING_DESIRED, told.get(0).convergence().state());

        offer(SourceId.CLOUD, state(1, gateway.model("pump", "1", "model 1")));
        gateway.threads.pass(Duration.ofSeconds(3));
        Report last = told.get(told.size() - 1);
        assertEquals(Convergence.State.CONVERGED, last.convergence().state());
        assertEquals(100, last.convergence().percent());
        assertEquals("cloud", last.source());
        assertEquals(1, last.revision());
        assertTrue(told.size() <= 4, told.size() + " reports of one change");

        int before = told.size();
        gateway.threads.pass(Duration.ofHours(1));
        assertEquals(before, told.size(), "nothing has changed");
        subscription.close();
        offer(SourceId.CLOUD, state(2));
        gateway.threads.pass(Duration.ofSeconds(3));
        assertEquals(before, told.size());
    }

    @Test
    void onReport_F5_storm_isThinnedOutAndTheLastStateIsTold() {
        List<Report> told = new ArrayList<>();
        gateway.loop.onReport(told::add);
        for (int revision = 1; revision <= 200; revision++) {
            offer(SourceId.CLOUD, state(revision, gateway.model("pump", "v" + revision % 2, "model " + revision % 2)));
            gateway.threads.pass(Duration.ofMillis(50));
        }
        gateway.threads.pass(Duration.ofSeconds(2));
        assertTrue(told.size() <= 15, told.size() + " reports in ten seconds");
        assertEquals(200, told.get(told.size() - 1).revision());
    }

    @Test
    void onReport_listenerFails_theOthersAreToldAndTheLoopGoesOn() {
        List<Report> told = new ArrayList<>();
        gateway.loop.onReport(report -> {
            throw new IllegalStateException("broken");
        });
        gateway.loop.onReport(told::add);
        offer(SourceId.CLOUD, state(1, gateway.model("pump", "1", "model 1")));
        gateway.threads.pass(Duration.ofSeconds(3));
        assertEquals(
                Convergence.State.CONVERGED,
                told.get(told.size() - 1).convergence().state());
    }
}
