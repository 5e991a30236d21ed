package dev.modelwire.evaluation.internal.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.modelwire.api.evaluation.Forecast;
import dev.modelwire.api.evaluation.Intake;
import dev.modelwire.api.evaluation.ScoringSettings;
import dev.modelwire.api.evaluation.TimeStep;
import dev.modelwire.api.evaluation.Truth;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerGarbageTest {

    private static final int HORIZONS = 24;
    private static final int RECORDS = 1_000;
    /** What is kept of a forecast, its pair and the places of both is about 160; the rest is for times that are not compiled yet. */
    private static final long MOST = 400;

    private static final ThreadMXBean BEAN = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Rome"})
    void forecastsAndTheirTruth_eachMinute_allocateLittleMoreThanIsKept(String zone) {
        Ledger ledger = new Ledger(ScoringSettings.builder(
                        Tables.MODEL,
                        TimeStep.of(Duration.ofMinutes(1)),
                        IntStream.rangeClosed(1, HORIZONS).boxed().toList())
                .season(60)
                .zone(ZoneId.of(zone))
                .build());
        give(ledger, 0, RECORDS);

        long before = BEAN.getCurrentThreadAllocatedBytes();
        give(ledger, RECORDS, 2 * RECORDS);
        long each = (BEAN.getCurrentThreadAllocatedBytes() - before) / RECORDS / HORIZONS;

        assertTrue(each <= MOST, each + " bytes for each forecast");
        assertEquals(
                (2 * RECORDS - 1) * HORIZONS - HORIZONS * (HORIZONS - 1) / 2,
                ledger.scores().versions().get(0).expanding().overall().count());
    }

    private static void give(Ledger ledger, int from, int to) {
        for (int i = from; i < to; i++) {
            Instant now = Instant.ofEpochSecond(1_774_600_000L / 60 * 60 + i * 60L);
            taken(ledger.truth(new Truth(now, i % 60)));
            for (int horizon = 1; horizon <= HORIZONS; horizon++) {
                taken(ledger.forecast(Forecast.of(Tables.V1, now, horizon, i)));
            }
        }
    }

    private static void taken(Intake intake) {
        assertTrue(intake instanceof Intake.Taken);
    }
}
