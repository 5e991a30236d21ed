package dev.modelwire.evaluation.internal.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.modelwire.api.evaluation.CellBy;
import dev.modelwire.api.evaluation.Forecast;
import dev.modelwire.api.evaluation.Quantile;
import dev.modelwire.api.evaluation.TimeStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvScoringTest {

    private static final String DIGEST = "ab".repeat(32);
    private static final CsvScoring.Terms HOURLY =
            new CsvScoring.Terms(TimeStep.of(Duration.ofHours(1)), 2, ZoneOffset.UTC, CellBy.HOUR_OF_DAY, "kW");

    @TempDir
    private Path directory;

    private Path file(String... lines) throws IOException {
        return Files.write(Files.createTempFile(directory, "f", ".csv"), List.of(lines));
    }

    @Test
    void run_smallTable_printsWhatIsWorkedByHand() throws Exception {
        Path forecasts = file(
                "model,version,digest,origin,horizon,value",
                "demand,1," + DIGEST + ",1970-01-01T01:00:00Z,1,15",
                "demand,1,sha-256:" + DIGEST + ",3600000,2,16");
        Path truths =
                file("time,value", "0,10", "3600000,20", "1970-01-01T02:00:00Z,12", "1970-01-01T04:00:00+01:00,18");

        List<String> lines =
                ScoreTables.lines(CsvScoring.run(ForecastCsv.forecasts(forecasts), ForecastCsv.truths(truths), HOURLY)
                        .scores());

        assertEquals(
                List.of(
                        "demand@1 (abababababab), 2 forecasts of 1970-01-01T02:00:00Z to 1970-01-01T03:00:00Z",
                        "horizon      count           mae          rmse          bias        mape_%       smape_%"
                                + "          mase  relative_mae     naive_mae",
                        "1                1        3.0000        3.0000        3.0000       25.0000       22.2222"
                                + "        1.5000        1.5000        2.0000",
                        "2                1        2.0000        2.0000       -2.0000       11.1111       11.7647"
                                + "        1.0000        1.0000        2.0000",
                        "all              2        2.5000        2.5495        0.5000       18.0556       16.9935"
                                + "        1.2500        1.2500        2.0000",
                        "",
                        "mae [kW] by hour of day of the target (Z) and horizon",
                        "                 1         2",
                        "02:00       3.0000         -",
                        "03:00            -    2.0000"),
                lines.subList(0, 10));
    }

    @Test
    void forecasts_quantileRows_areOneForecast() throws Exception {
        Path forecasts = file(
                "quantile,model,version,digest,origin,horizon,value",
                "0.9,demand,1," + DIGEST + ",0,1,17",
                "0.5,demand,1," + DIGEST + ",0,1,15",
                ",demand,1," + DIGEST + ",0,2,4",
                "0.5,demand,1," + DIGEST + ",0,2,3");

        List<Forecast> read = ForecastCsv.forecasts(forecasts);

        assertEquals(
                List.of(new Quantile(0.5, 15), new Quantile(0.9, 17)),
                read.get(0).quantiles());
        assertEquals(15, read.get(0).value(), "the median");
        assertEquals(4, read.get(1).value(), "a value of its own");
        assertEquals(Instant.EPOCH, read.get(1).origin());
    }

    @Test
    void read_wrongFields_saidWithFileLineAndRule() throws Exception {
        Path noDigest = file("model,version,digest,origin,horizon,value", "demand,1,none,0,1,1");
        String said = assertThrows(IOException.class, () -> ForecastCsv.forecasts(noDigest))
                .getMessage();
        assertEquals(
                noDigest + " line 2: digest [none] must be the SHA-256 of a version of a model",
                said.substring(0, said.indexOf(" (")));
        Path noTime = file("time,value", "0,1", "noon,1");
        assertEquals(
                noTime + " line 3: time [noon] must be milliseconds since 1970 or a time such as 2026-11-22T10:30:00Z",
                assertThrows(IOException.class, () -> ForecastCsv.truths(noTime))
                        .getMessage());
        Path noColumn = file("when,value");
        assertEquals(
                noColumn + " has the columns [when, value], it must have [time, value]",
                assertThrows(IOException.class, () -> ForecastCsv.truths(noColumn))
                        .getMessage());
    }

    @Test
    void run_noForecasts_saidPlainly() {
        assertEquals(
                "forecasts of the models [] must be of one model",
                assertThrows(IllegalArgumentException.class, () -> CsvScoring.run(List.of(), List.of(), HOURLY))
                        .getMessage());
    }
}
