package dev.modelwire.kura.internal.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.Answer;
import dev.modelwire.api.reported.Convergence;
import dev.modelwire.api.reported.Convergence.State;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.reported.Report;
import dev.modelwire.kura.internal.RecordedSync;
import dev.modelwire.kura.internal.thread.ManualWorker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchersTest {

    private final ManualWorker worker = new ManualWorker();
    private final Watchers watchers = new Watchers(worker);
    private final RecordedSync sync = new RecordedSync();
    private final List<String> told = new ArrayList<>();
    private int failures;

    @BeforeEach
    void serviceComes() {
        watchers.came(sync);
        worker.run();
    }

    private Notices to(String who) {
        return notice -> {
            if (failures > 0) {
                failures--;
                throw new IllegalStateException("not connected");
            }
            told.add(who + " " + notice.status() + " " + notice.percent() + " " + notice.message());
        };
    }

    private static CompletableFuture<Answer> taken() {
        return CompletableFuture.completedFuture(new Answer.Taken("taken"));
    }

    private void report(State state, int percent, String detail) {
        sync.report(new Report("{}", "request", 42, new Convergence(state, percent, detail)));
    }

    private void watch(String who) {
        watchers.watch(Goal.document(42), to(who), taken());
        worker.run();
    }

    @Test
    void watch_untilConverged_tellsEachStepOnceAndThenLeaves() {
        watch("a");

        report(State.WORKING, 10, "m");
        worker.run();
        report(State.WORKING, 10, "m");
        worker.run();
        report(State.CONVERGED, 100, "1 model");
        worker.run();
        report(State.CONVERGED, 100, "1 model");
        worker.run();

        assertEquals(List.of("a IN_PROGRESS 10 m", "a COMPLETED 100 1 model"), told);
        assertEquals(List.of(), sync.listeners);
    }

    @Test
    void watch_beforeItsThreadRuns_tellsNothing() {
        watchers.watch(Goal.document(42), to("a"), taken());

        assertEquals(List.of(), told);
        assertEquals(List.of(), sync.listeners);
    }

    @Test
    void f5_reportStorm_costsOneNoticeAndOneTask() {
        watch("a");

        for (int i = 0; i < 10_000; i++) {
            report(State.WORKING, i / 101, "m");
        }

        assertEquals(1, worker.pending());
        worker.run();
        assertEquals(List.of("a IN_PROGRESS 99 m"), told);
    }

    @Test
    void f5_reportsThatFollowTheEnd_areNotTold() {
        watch("a");
        report(State.FAILED, 50, "refused");
        worker.run();

        report(State.WORKING, 10, "late");
        worker.run();

        assertEquals(List.of("a FAILED 50 refused"), told);
    }

    @Test
    void watch_answerRefused_endsWithItsCode() {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        watchers.watch(Goal.document(42), to("a"), answer);
        worker.run();
        assertEquals(List.of(), told);

        answer.complete(new Answer.Refused(ErrorCode.DESIRED_REVISION_OLD, "revision [1] is below [2]"));
        worker.run();

        assertEquals(List.of("a FAILED 0 DESIRED_REVISION_OLD: revision [1] is below [2]"), told);
    }

    @Test
    void watch_forTheAnswerAlone_endsWithIt() {
        watchers.watch(Goal.ANSWER, to("a"), taken());
        worker.run();

        assertEquals(List.of("a COMPLETED 100 taken"), told);
    }

    @Test
    void watch_oneTooMany_theOldestIsToldThatItIsOver() {
        for (int i = 0; i < Watchers.MOST; i++) {
            watch("w" + i);
        }
        assertEquals(List.of(), told);

        watch("one more");

        assertEquals(1, told.size());
        assertTrue(told.get(0).startsWith("w0 FAILED 0 no longer followed"), told.get(0));
        assertEquals(Watchers.MOST, sync.listeners.size());
    }

    @Test
    void watch_requestStorm_isBounded() {
        for (int i = 0; i < 1_000; i++) {
            watchers.watch(Goal.document(42), to("a"), taken());
        }

        assertTrue(worker.pending() <= 64);
        worker.run();
        assertEquals(Watchers.MOST, sync.listeners.size());
    }

    @Test
    void f5_lastNoticeLost_isTriedAgainUntilItIsTold() {
        watch("a");
        failures = Watchers.TRIES - 1;
        report(State.CONVERGED, 100, "1 model");
        worker.run();
        assertEquals(List.of(), told);

        worker.leap(Duration.ofMinutes(1));

        assertEquals(List.of("a COMPLETED 100 1 model"), told);
        assertEquals(0, worker.waiting());
    }

    @Test
    void f5_lastNoticeLostForGood_isGivenUp() {
        watch("a");
        failures = 1_000;
        report(State.CONVERGED, 100, "1 model");

        worker.leap(Duration.ofHours(1));

        assertEquals(1_000 - Watchers.TRIES, failures);
        assertEquals(0, worker.waiting());
    }

    @Test
    void f5_progressLost_isNotTriedAgain() {
        watch("a");
        failures = 1;
        report(State.WORKING, 10, "m");
        worker.leap(Duration.ofHours(1));

        report(State.WORKING, 20, "m");
        worker.run();

        assertEquals(List.of("a IN_PROGRESS 20 m"), told);
    }

    @Test
    void left_afterTheAnswer_goesOnWithItsSuccessor() {
        watch("a");
        watchers.left(sync);
        RecordedSync successor = new RecordedSync();
        watchers.came(successor);
        worker.run();
        assertEquals(List.of(), sync.listeners);

        successor.report(new Report("{}", "request", 42, new Convergence(State.CONVERGED, 100, "1 model")));
        worker.run();

        assertEquals(List.of("a COMPLETED 100 1 model"), told);
    }

    @Test
    void left_beforeTheAnswer_ends() {
        watchers.watch(Goal.document(42), to("a"), new CompletableFuture<>());
        watchers.left(sync);
        worker.run();

        assertEquals(List.of("a FAILED 0 the sync service stopped before it had answered: ask again"), told);
    }

    @Test
    void left_afterItsSuccessorCame_changesNothing() {
        RecordedSync successor = new RecordedSync();
        watchers.came(successor);
        watchers.left(sync);
        watch("a");

        assertEquals(1, successor.listeners.size());
    }

    @Test
    void close_withOneThatWaits_tellsItSo() {
        watch("a");

        watchers.close();

        assertEquals(List.of("a FAILED 0 no longer followed, for Modelwire is being stopped: see reported"), told);
    }
}
