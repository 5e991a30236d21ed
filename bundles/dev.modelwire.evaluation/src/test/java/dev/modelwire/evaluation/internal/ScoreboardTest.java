package dev.modelwire.evaluation.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.evaluation.Forecast;
import dev.modelwire.api.evaluation.Metric;
import dev.modelwire.api.evaluation.QualityRules;
import dev.modelwire.api.evaluation.Scorecard;
import dev.modelwire.api.evaluation.ScorecardId;
import dev.modelwire.api.evaluation.ScoringSettings;
import dev.modelwire.api.evaluation.ShadowForecasts;
import dev.modelwire.api.evaluation.Truth;
import dev.modelwire.api.inference.Output;
import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.evaluation.internal.score.Tables;
import dev.modelwire.testkit.store.FakeModelStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreboardTest {

    private static final ScorecardId ID = ScorecardId.of("score-1");
    private static final ScoringSettings SETTINGS = Tables.settings()
            .rules(new QualityRules(Metric.MAE, 5, 0.1, 0.2, Duration.ofHours(4)))
            .shadows(new ShadowForecasts("load_h{h}", "", "at", "ai-1"))
            .build();

    @TempDir
    private Path directory;

    private FakeModelStore store;
    private Scoreboard board;

    @BeforeEach
    void board() {
        store = new FakeModelStore(directory);
        board = new Scoreboard(store);
    }

    private static void hour(Scorecard card, int hour) {
        card.truth(new Truth(Tables.hour(hour), hour % 3));
        card.forecast(Forecast.of(Tables.V1, Tables.hour(hour), 1, (hour + 1) % 3 + 1));
    }

    private static ScoreOutcome.Scored answer(double one, double two, long origin) {
        return new ScoreOutcome.Scored(
                Tables.V2,
                "engine",
                1,
                List.of(new Output("load", new double[] {one, two}, List.of("h1", "h2"))),
                origin);
    }

    @Test
    void open_afterARestart_goesOn() {
        Scorecard card = board.open(ID, SETTINGS);
        hour(card, 0);
        hour(card, 1);
        board.close();

        Scorecard again = new Scoreboard(store).open(ID, SETTINGS);

        assertEquals(1, again.scores().versions().get(0).expanding().overall().count());
        again.truth(new Truth(Tables.hour(2), 2));
        assertEquals(2, again.scores().versions().get(0).expanding().overall().count());
    }

    @Test
    void keep_thenTheProcessDies_isThereAgain() {
        hour(board.open(ID, SETTINGS), 0);
        board.keep();

        assertEquals(
                1L, new Scoreboard(store).open(ID, SETTINGS).scores().counts().get("truths"));
    }

    @Test
    void keep_storeRefuses_goesOnAndKeepsLater() {
        Scorecard card = board.open(ID, SETTINGS);
        hour(card, 0);
        store.failNext(ErrorCode.STORE_IO);
        board.keep();
        hour(card, 1);
        board.keep();

        assertEquals(
                2L, new Scoreboard(store).open(ID, SETTINGS).scores().counts().get("truths"));
    }

    @Test
    void open_otherSettings_beginsAnew_andTheOldHandleIsOfNoUse() {
        Scorecard card = board.open(ID, SETTINGS);
        hour(card, 0);

        Scorecard other = board.open(ID, Tables.settings().season(3).build());

        assertEquals(null, other.scores().counts().get("truths"));
        var stale = assertThrows(IllegalStateException.class, card::scores);
        assertEquals("scorecard [score-1] is closed, or was opened anew: open it again", stale.getMessage());
        card.close();
        assertEquals(List.of(other), board.scorecards(), "closing the old one does nothing");
    }

    @Test
    void documentName_isOneThatAStoreTakes_andDiffers() {
        String one = DocumentName.of(ID);
        assertTrue(one.matches("scores-[a-z]{24}"), one);
        assertTrue(!one.equals(DocumentName.of(ScorecardId.of("Grün 17"))));
    }

    @Test
    void answered_ofAShadow_isAForecastOfAShadow() {
        Scorecard card = board.open(ID, SETTINGS);
        long origin = Tables.hour(1).toEpochMilli();
        board.answered(Tables.V2, "ai-1", Map.of(), answer(5, 6, origin));
        board.answered(Tables.V2, "ai-2", Map.of(), answer(7, 7, Tables.hour(5).toEpochMilli()));
        board.answered(Tables.V2, "ai-1", Map.of(), new ScoreOutcome.Refused(RefusalCode.LATE, "late"));
        card.truth(new Truth(Tables.hour(2), 4));
        card.truth(new Truth(Tables.hour(3), 9));

        var scores = card.scores().versions().get(0);

        assertEquals(Tables.V2, scores.version());
        assertTrue(scores.shadow());
        assertEquals(2, scores.expanding().overall().count());
        // |5-4| and |6-9|
        assertEquals(2, scores.expanding().overall().get(Metric.MAE).orElseThrow());
        assertEquals(2L, card.scores().counts().get("forecasts"), "another stream's and a refusal are none");
    }

    @Test
    void answered_withoutPipeline_originIsInTheRecord() {
        Scorecard card = board.open(ID, SETTINGS);
        ScoreOutcome.Scored answer = answer(5, 6, ScoreOutcome.Scored.NO_ORIGIN);

        board.answered(Tables.V2, "ai-1", Map.of(), answer);
        assertEquals(null, card.scores().counts().get("forecasts"), "nobody knows its origin");
        board.answered(Tables.V2, "ai-1", Map.of("at", Tables.hour(1).toEpochMilli()), answer);
        assertEquals(2L, card.scores().counts().get("forecasts"));
    }

    @Test
    void judgements_areThoseOfTheModelsScorecards() {
        Scorecard card = board.open(ID, SETTINGS);
        for (int hour = 0; hour < 12; hour++) {
            hour(card, hour);
            board.answered(
                    Tables.V2,
                    "ai-1",
                    Map.of(),
                    answer((hour + 1) % 3 + 0.5, 0, Tables.hour(hour).toEpochMilli()));
        }

        assertTrue(board.preference(Tables.V2, Tables.V1).orElseThrow().contains("[0.5000] times"));
        assertTrue(board.comparison(Tables.V2, Tables.V1).isPresent());
        assertEquals(Optional.empty(), board.preference(Tables.V1, Tables.V2));
        assertEquals(
                Optional.empty(),
                board.objection(Tables.V1),
                "1 is no worse than seasonal naive, which errs by 1 or 2");
        board.open(ScorecardId.of("score-2"), SETTINGS);
        assertEquals(
                Optional.empty(),
                board.preference(Tables.V2, Tables.V1),
                "another scorecard of the model knows nothing yet");
    }

    @Test
    void component_offersTheSame_andKeepsAtItsEnd() {
        ForecastScoringComponent component = new ForecastScoringComponent(store);
        Scorecard card = component.open(ID, SETTINGS);
        hour(card, 0);
        component.answered(Tables.V2, "ai-1", Map.of(), answer(1, 1, 0));
        assertEquals(Optional.empty(), component.objection(Tables.V1));
        assertEquals(Optional.empty(), component.preference(Tables.V2, Tables.V1));
        assertEquals(Optional.empty(), component.comparison(Tables.V2, Tables.V1));
        assertEquals(1, component.scorecards().size());
        component.stop();

        assertEquals(
                3L, new Scoreboard(store).open(ID, SETTINGS).scores().counts().get("forecasts"));
    }
}
