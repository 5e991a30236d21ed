package dev.modelwire.demo.forecast;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The errors counted once more, from the lines of the raw data and of the emitted forecasts, with nothing of the library that
 * scores them.
 */
public final class Recount {

    private final Map<Long, Double> truths = new HashMap<>();
    private final List<Miss> errors = new ArrayList<>();
    private final Task task;

    private record Miss(int horizon, int cell, double error, double naive) {}

    /** Reads the replayed rows and the forecasts of one version. */
    public Recount(Task task, Path raw, Path forecasts, String version) throws IOException {
        this.task = task;
        try (BufferedReader reader = Files.newBufferedReader(raw)) {
            List<String> header = Arrays.asList(reader.readLine().split(","));
            int time = header.indexOf("time");
            int value = header.indexOf(task.truth());
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split(",");
                truths.put(Instant.parse(cells[time]).toEpochMilli(), Double.valueOf(cells[value]));
            }
        }
        try (BufferedReader reader = Files.newBufferedReader(forecasts)) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split(",");
                Double is = truths.get(Instant.parse(cells[3]).toEpochMilli());
                if (cells[0].equals(version) && is != null) {
                    errors.add(miss(Instant.parse(cells[3]), Integer.parseInt(cells[2]), cells[4], is));
                }
            }
        }
    }

    private Miss miss(Instant target, int horizon, String forecast, double is) {
        long season = task.season() * (task == Task.RIDERSHIP ? 86_400_000L : 1_800_000L);
        Double before = Objects.requireNonNull(truths.get(target.toEpochMilli() - season), "a season before");
        int cell = task == Task.RIDERSHIP
                ? (int) Math.floorMod(target.toEpochMilli() / 86_400_000L + 3, 7L)
                : target.atZone(ZoneId.of("Europe/London")).getHour();
        return new Miss(horizon, cell, Math.abs(Double.parseDouble(forecast) - is), Math.abs(before - is));
    }

    /** Returns how many forecasts were scored. */
    public int count() {
        return errors.size();
    }

    /** Returns the mean absolute error of a weekday (Monday is 0) or hour, at a horizon. */
    public double mae(int cell, int horizon) {
        return errors.stream()
                .filter(each -> each.cell == cell && each.horizon == horizon)
                .mapToDouble(Miss::error)
                .average()
                .orElse(Double.NaN);
    }

    /** Returns the mean absolute error over that of the value a season before the target. */
    public double relative() {
        return errors.stream().mapToDouble(Miss::error).sum()
                / errors.stream().mapToDouble(Miss::naive).sum();
    }
}
