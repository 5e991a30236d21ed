package dev.modelwire.demo.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.demo.forecast.Emitted;
import dev.modelwire.demo.forecast.ForecastPlan;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForecastRecordsTest {

    private static final Instant MONDAY = Instant.parse("2014-01-06T00:00:00Z");
    private static final long DAY = 86_400;

    private final ForecastRecords records = new ForecastRecords(plan("ridership"));

    static ForecastPlan plan(String model) {
        return ForecastPlan.all().stream()
                .filter(plan -> plan.model().equals(model) && plan.version().equals("2"))
                .findFirst()
                .orElseThrow();
    }

    static Map<String, Object> answer(String version, Instant origin, double... values) {
        Map<String, Object> record =
                new HashMap<>(Map.of("modelwire.version", version, "modelwire.origin", origin.toEpochMilli()));
        for (int i = 0; i < values.length; i++) {
            record.put("forecast_h" + (i + 1), values[i]);
        }
        return record;
    }

    @Test
    void answered_someHorizons_areForecastsOfTheirDays() {
        records.answered(answer("2", MONDAY, 10, 11));

        assertEquals(
                List.of(
                        new Emitted("2", MONDAY, 1, MONDAY.plusSeconds(DAY), 10),
                        new Emitted("2", MONDAY, 2, MONDAY.plusSeconds(2 * DAY), 11)),
                records.emitted());
    }

    @Test
    void answered_noOriginOrMoreHorizonsThanTheTaskHas_areNoForecasts() {
        records.answered(Map.of("forecast_h1", 10.0, "modelwire.version", "2"));
        records.answered(answer("2", MONDAY, new double[9]));

        assertEquals(7, records.emitted().size());
    }

    @Test
    void scorable_targetsUpToTheNewestOrigin_areCounted() {
        assertEquals(0, records.scorable());
        for (int day = 0; day < 3; day++) {
            records.answered(answer("2", MONDAY.plusSeconds(day * DAY), 1, 2, 3));
        }

        assertEquals(3, records.scorable(), "Tuesday and Wednesday from Monday, Wednesday from Tuesday");
    }

    @Test
    void scored_lastOverall_isKept() {
        records.scored(Map.of("scope", "overall", "count", 3L, "mae", 2.0));
        records.scored(Map.of("scope", "horizon", "count", 1L, "mae", 9.0));

        assertEquals(3, records.ownCount());
        assertTrue(records.isScored(3, 2.0 + 1e-9));
        assertFalse(records.isScored(3, 2.0 + 1e-8));
        assertFalse(records.isScored(4, 2.0));
        assertTrue(records.ownScore().contains("count=3"), records.ownScore());
    }

    @Test
    void isScored_nothingYet_isFalse() {
        assertFalse(records.isScored(0, 0));
        assertFalse(records.isScored(0, Double.NaN));
        assertEquals(0, records.ownCount());
    }

    @Test
    void isScored_notANumber_isFalse() {
        records.scored(Map.of("scope", "overall", "count", 0L, "mae", 2.0));
        assertFalse(records.isScored(0, Double.NaN));
    }

    @Test
    void refused_several_areCountedAndTheFirstIsKept() {
        records.refused(Map.of("x", 1));
        records.refused(Map.of("x", 2));

        assertEquals(2, records.refused());
        assertEquals("ridership refused {x=1}" + System.lineSeparator(), records.firstRefusal());
    }
}
