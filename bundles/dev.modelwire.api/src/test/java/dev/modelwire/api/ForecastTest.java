package dev.modelwire.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.modelwire.api.evaluation.Forecast;
import dev.modelwire.api.evaluation.Quantile;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.api.model.VersionLabel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private static final Quantile LOW = new Quantile(0.1, 1);
    private static final Quantile MEDIAN = new Quantile(0.5, 2);
    private static final Quantile HIGH = new Quantile(0.9, 3);

    private static Forecast of(List<Quantile> quantiles) {
        return new Forecast(
                new ModelVersion(ModelName.of("demand"), VersionLabel.of("1"), Digest.sha256("0".repeat(64))),
                Instant.EPOCH,
                1,
                2,
                quantiles);
    }

    @Test
    void quantiles_inAnyOrder_areAscending() {
        assertEquals(List.of(LOW, MEDIAN, HIGH), of(List.of(LOW, MEDIAN, HIGH)).quantiles());
        assertEquals(List.of(LOW, MEDIAN, HIGH), of(List.of(LOW, HIGH, MEDIAN)).quantiles());
        assertEquals(List.of(LOW, MEDIAN, HIGH), of(List.of(HIGH, LOW, MEDIAN)).quantiles());
        assertEquals(List.of(HIGH), of(List.of(HIGH)).quantiles());
        assertEquals(List.of(), of(List.of()).quantiles());
    }

    @Test
    void quantiles_listThatChangesLater_isNotThatOfTheForecast() {
        List<Quantile> given = new ArrayList<>(List.of(LOW, MEDIAN));
        Forecast forecast = of(given);
        given.add(HIGH);
        assertEquals(List.of(LOW, MEDIAN), forecast.quantiles());
        assertThrows(
                UnsupportedOperationException.class, () -> forecast.quantiles().add(HIGH));
    }
}
