package dev.modelwire.evaluation.internal.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.evaluation.Forecast;
import dev.modelwire.api.evaluation.Intake;
import dev.modelwire.api.evaluation.Quantile;
import dev.modelwire.api.evaluation.ScorecardId;
import dev.modelwire.api.evaluation.ScoringSettings;
import dev.modelwire.evaluation.internal.score.LedgerDocument.Reading;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LedgerDocumentTest {

    private static final ScorecardId ID = ScorecardId.of("score-1");
    private static final ScoringSettings SETTINGS =
            Tables.settings().levels(List.of(0.25, 0.5)).build();

    private static Ledger used() {
        Ledger ledger = new Ledger(SETTINGS);
        Random random = new Random(5);
        for (int hour = 0; hour < 300; hour++) {
            ledger.truth(Tables.truth(hour, random.nextGaussian()));
            forecast(ledger, hour, random.nextGaussian());
        }
        ledger.truth(Tables.truth(1, 5));
        return ledger;
    }

    private static void forecast(Ledger ledger, int hour, double value) {
        List<Quantile> quantiles = List.of(new Quantile(0.25, value - 1), new Quantile(0.5, value));
        ledger.forecast(Forecast.of(Tables.V1, Tables.hour(hour), 2, quantiles));
        ledger.forecast(Forecast.of(Tables.V2, Tables.hour(hour), 1, quantiles), true);
    }

    @Test
    void read_whatWasWritten_goesOnAsTheOneThatWasNeverStopped() {
        Ledger original = used();

        Ledger again = assertInstanceOf(
                        Reading.Found.class, LedgerDocument.read(LedgerDocument.of(ID, original), ID, SETTINGS))
                .ledger();

        assertEquals(original.scores(), again.scores());
        for (int hour = 300; hour < 320; hour++) {
            Intake one = original.truth(Tables.truth(hour, hour));
            assertEquals(one, again.truth(Tables.truth(hour, hour)));
            forecast(original, hour, 3);
            forecast(again, hour, 3);
        }
        assertEquals(original.scores(), again.scores());
        assertEquals(
                Tables.refusal(original.truth(Tables.truth(2, 0))), Tables.refusal(again.truth(Tables.truth(2, 0))));
    }

    @Test
    void read_rulesAndUnitChanged_goesOn() {
        ScoringSettings other =
                Tables.settings().levels(List.of(0.25, 0.5)).unit("MW").build();

        assertTrue(other.measuresAs(SETTINGS));
        assertInstanceOf(Reading.Found.class, LedgerDocument.read(LedgerDocument.of(ID, used()), ID, other));
    }

    @Test
    void read_otherSeason_beginsAnew() {
        ScoringSettings other =
                Tables.settings().levels(List.of(0.25, 0.5)).season(3).build();

        assertEquals(
                new Reading.Unusable("it was measured by other settings"),
                LedgerDocument.read(LedgerDocument.of(ID, used()), ID, other));
    }

    @Test
    void read_anothersOrDamaged_beginsAnew() {
        String text = LedgerDocument.of(ID, used());

        assertEquals(
                new Reading.Unusable("it is that of [score-1]"),
                LedgerDocument.read(text, ScorecardId.of("score-2"), SETTINGS));
        for (int length : new int[] {0, 5, text.length() / 2, text.length() - 8}) {
            assertInstanceOf(
                    Reading.Unusable.class, LedgerDocument.read(text.substring(0, length), ID, SETTINGS), "" + length);
        }
        assertInstanceOf(Reading.Unusable.class, LedgerDocument.read("no base64!", ID, SETTINGS));
    }
}
