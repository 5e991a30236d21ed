package dev.modelwire.demo.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShadowDecisionsTest {

    private static final Instant MONDAY = Instant.parse("2014-01-06T00:00:00Z");

    private static ForecastRecords of(String model) {
        return new ForecastRecords(ForecastRecordsTest.plan(model));
    }

    @ParameterizedTest
    @CsvSource({
        "told, told, '', true, shadows promoted=ridership@2 waiting=demand@1",
        "'', told, '', false, shadows promoted=none waiting=demand@1",
        "told, '', '', false, shadows promoted=ridership@2 waiting=none",
        "told, told, twice, false, shadows promoted=ridership@2 waiting=demand@1"
    })
    void areRight_bothDecidedAndNoProblem_only(
            String promotion, String comparison, String problem, boolean right, String figures) {
        ShadowDecisions decisions = new ShadowDecisions(promotion, comparison, problem);

        assertEquals(right, decisions.areRight());
        assertEquals(figures, decisions.figures());
    }

    @Test
    void none_isNotRight() {
        assertFalse(ShadowDecisions.none("never active").areRight());
        assertEquals(
                "shadows promoted=none waiting=none", ShadowDecisions.none("").figures());
    }

    @ParameterizedTest
    @CsvSource({"ridership, 1, 2", "demand, 2, 1"})
    void active_andShadow_weakOnlyWhereTheShadowIsToBePromoted(String model, String active, String shadow) {
        assertEquals(active, ShadowDecisions.active(model));
        assertEquals(shadow, ShadowDecisions.shadow(model));
    }

    @Test
    void promotion_events_firstThatLeavesTheShadow() {
        assertEquals(
                "ridership@2 leaves the shadow: better",
                ShadowDecisions.promotion(JsonParser.parseString(
                                "{'events': [{'text': 'active'}, {}, {'text': 'ridership@2 leaves the shadow: better'},"
                                        + " {'text': 'x leaves the shadow: y'}]}")
                        .getAsJsonObject()));
        assertEquals(
                "",
                ShadowDecisions.promotion(
                        JsonParser.parseString("{'events': []}").getAsJsonObject()));
    }

    @Test
    void problem_eachTimeOnceByTheVersionsOfTheTrial_isNone() {
        ForecastRecords records = of("ridership");
        records.answered(ForecastRecordsTest.answer("1", MONDAY, 10, 11));
        records.answered(ForecastRecordsTest.answer("2", MONDAY.plusSeconds(86_400), 10, 11));

        assertEquals("", ShadowDecisions.problem("ridership", records));
    }

    @Test
    void problem_sameTimeByTwoVersions_isTold() {
        ForecastRecords records = of("ridership");
        records.answered(ForecastRecordsTest.answer("1", MONDAY, 10, 11));
        records.answered(ForecastRecordsTest.answer("2", MONDAY, 10));

        String problem = ShadowDecisions.problem("ridership", records);
        assertTrue(problem.startsWith("ridership emitted 1 forecasts twice, by versions ["), problem);
    }

    @Test
    void problem_answersOfTheShadow_areTold() {
        ForecastRecords records = of("demand");
        records.answered(ForecastRecordsTest.answer("1", MONDAY, 10));

        assertEquals(
                "demand emitted 0 forecasts twice, by versions [1], and refused 0 records ",
                ShadowDecisions.problem("demand", records));
    }

    @Test
    void problem_refusedRecord_isTold() {
        ForecastRecords records = of("demand");
        records.answered(ForecastRecordsTest.answer("2", MONDAY, 10));
        records.refused(Map.of("x", 1));

        String problem = ShadowDecisions.problem("demand", records);
        assertTrue(problem.contains("and refused 1 records demand refused {x=1}"), problem);
    }
}
