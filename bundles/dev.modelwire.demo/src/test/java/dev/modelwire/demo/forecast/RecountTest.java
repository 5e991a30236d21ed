package dev.modelwire.demo.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecountTest {

    private static final Instant MONDAY = Instant.parse("2014-01-06T00:00:00Z");

    @TempDir
    private Path folder;

    private static Emitted forecast(String version, int origin, int horizon, double value) {
        Instant from = MONDAY.plus(Duration.ofDays(origin));
        return new Emitted(version, from, horizon, from.plus(Duration.ofDays(horizon)), value);
    }

    @Test
    void mae_byHand_isTheSame() throws Exception {
        StringBuilder csv = new StringBuilder("time,other,ridership\n");
        for (int day = 0; day < 16; day++) {
            csv.append(MONDAY.plus(Duration.ofDays(day)))
                    .append(",9,")
                    .append(10 + day)
                    .append('\n');
        }
        Path raw = Files.writeString(folder.resolve("raw.csv"), csv);
        Path forecasts = folder.resolve("forecasts.csv");
        Emitted.write(
                forecasts,
                List.of(
                        forecast("2", 6, 1, 18), // Monday, is 17: 1
                        forecast("2", 13, 1, 20), // Monday, is 24: 4
                        forecast("2", 12, 2, 29), // Monday, two days ahead, is 24: 5
                        forecast("2", 7, 1, 17), // Tuesday, is 18: 1
                        forecast("1", 6, 1, 99), // another version
                        forecast("2", 15, 1, 99))); // no truth

        Recount recount = new Recount(Task.RIDERSHIP, raw, forecasts, "2");

        assertEquals(4, recount.count());
        assertEquals(2.5, recount.mae(0, 1));
        assertEquals(5, recount.mae(0, 2));
        assertEquals(1, recount.mae(1, 1));
        assertEquals(11.0 / 28, recount.relative(), 1e-12); // a week before it was always 7 less
    }

    @Test
    void emitted_writtenAndRead_areTheSame() throws Exception {
        List<Emitted> forecasts = List.of(forecast("2", 6, 1, 0.1 + 0.2), forecast("2-onnx", 7, 3, -1e-300));
        Path file = folder.resolve("forecasts.csv");

        Emitted.write(file, forecasts);

        assertEquals(forecasts, Emitted.read(file));
    }
}
