package dev.modelwire.demo.forecast;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One forecast as it left a graph.
 *
 * @param version label of the version that made it
 * @param origin the time of the newest record that it knew
 * @param horizon steps to its target
 * @param target the time that it is about
 * @param value the forecast, in the truth's unit; of quantiles the median
 */
public record Emitted(String version, Instant origin, int horizon, Instant target, double value) {

    private static final String HEADER = "version,origin,horizon,target,forecast";

    /** Writes forecasts as CSV. */
    public static void write(Path file, List<Emitted> forecasts) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        forecasts.forEach(each -> lines.add(String.join(
                ",",
                each.version,
                each.origin.toString(),
                Integer.toString(each.horizon),
                each.target.toString(),
                Double.toString(each.value))));
        Files.write(file, lines);
    }

    /** Reads what {@link #write} wrote. */
    public static List<Emitted> read(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(cells -> new Emitted(
                            cells[0],
                            Instant.parse(cells[1]),
                            Integer.parseInt(cells[2]),
                            Instant.parse(cells[3]),
                            Double.parseDouble(cells[4])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("forecasts [" + file + "] cannot be read", e);
        }
    }
}
