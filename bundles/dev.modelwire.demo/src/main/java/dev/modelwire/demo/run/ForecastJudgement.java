package dev.modelwire.demo.run;

import dev.modelwire.demo.forecast.ForecastJudge;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the forecast scenario says of one version.
 *
 * @param version the version, with the name of its model
 * @param verdict about its forecasts
 * @param refused records that were refused
 * @param firstRefusal the first of them, may be empty
 * @param same whether the gateway's own score is that of the verdict
 */
record ForecastJudgement(
        String version, ForecastJudge.Verdict verdict, long refused, String firstRefusal, boolean same) {

    boolean passed() {
        return verdict.passed() && refused == 0 && same;
    }

    String figures() {
        return String.format(
                Locale.ROOT,
                "%s scored=%d refused=%d mase=%.3f relative=%.3f worse-horizons=%d recount=%.0e",
                version,
                verdict.scored(),
                refused,
                verdict.mase(),
                verdict.relative(),
                verdict.notBetter().size(),
                verdict.difference());
    }

    /** Returns how the scenario ended: it passed if every version did and the decisions about shadows are right. */
    static Scenario.Outcome outcome(List<ForecastJudgement> all, ShadowDecisions decisions) {
        boolean passed = decisions.areRight();
        List<String> figures = new ArrayList<>();
        StringBuilder detail = new StringBuilder();
        for (ForecastJudgement judgement : all) {
            passed &= judgement.passed();
            figures.add(judgement.figures());
            detail.append(judgement.firstRefusal());
        }
        figures.add(decisions.figures());
        return new Scenario.Outcome(
                passed, "scenario forecast: " + String.join("; ", figures), detail + decisions.problem());
    }
}
