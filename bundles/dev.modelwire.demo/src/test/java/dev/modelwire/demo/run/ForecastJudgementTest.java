package dev.modelwire.demo.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.demo.forecast.ForecastJudge;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastJudgementTest {

    private static final ShadowDecisions RIGHT = new ShadowDecisions("promoted", "waits", "");
    private static final ForecastJudge.Verdict GOOD =
            new ForecastJudge.Verdict(true, 1.5, 0.61249, 0.7, 1234, List.of(7), 2e-13);
    private static final ForecastJudge.Verdict BAD =
            new ForecastJudge.Verdict(false, 1.5, 1.2, 1.1, 1234, List.of(), 2e-13);

    private static ForecastJudgement of(ForecastJudge.Verdict verdict, long refused, boolean same) {
        return new ForecastJudgement("demand@2", verdict, refused, refused > 0 ? "demand refused it; " : "", same);
    }

    @Test
    void figures_areOneLine() {
        assertEquals(
                "demand@2 scored=1234 refused=0 mase=0.612 relative=0.700 worse-horizons=1 recount=2e-13",
                of(GOOD, 0, true).figures());
    }

    @Test
    void outcome_allGood_passes() {
        Scenario.Outcome outcome = ForecastJudgement.outcome(List.of(of(GOOD, 0, true), of(GOOD, 0, true)), RIGHT);

        String each = of(GOOD, 0, true).figures();
        assertTrue(outcome.passed());
        assertEquals(0, outcome.status());
        assertEquals(
                List.of("scenario forecast: " + each + "; " + each + "; shadows promoted=ridership@2 waiting=demand@1"),
                outcome.told(Path.of("log")));
    }

    @Test
    void outcome_oneOfThemNotGood_fails() {
        for (ForecastJudgement failed : List.of(of(BAD, 0, true), of(GOOD, 1, true), of(GOOD, 0, false))) {
            assertFalse(ForecastJudgement.outcome(List.of(failed, of(GOOD, 0, true)), RIGHT)
                    .passed());
            assertFalse(ForecastJudgement.outcome(List.of(of(GOOD, 0, true), failed), RIGHT)
                    .passed());
        }
    }

    @Test
    void outcome_wrongDecision_failsAndTellsWhy() {
        Scenario.Outcome outcome =
                ForecastJudgement.outcome(List.of(of(GOOD, 1, true)), ShadowDecisions.none("no shadow"));

        assertEquals(1, outcome.status());
        assertEquals(
                List.of("demand refused it; no shadow", "the gateway's log is in log", outcome.line()),
                outcome.told(Path.of("log")));
    }
}
