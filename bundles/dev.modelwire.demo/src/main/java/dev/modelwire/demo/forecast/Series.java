package dev.modelwire.demo.forecast;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** A data set in the order of its times: values by column, and when each row was. Not to be changed by whoever reads it. */
public final class Series {

    static final String DATE = "date";

    private static final String RIDERSHIP = "chicago-ridership.csv.gz";
    private static final String DEMAND = "taylor.csv.gz";
    private static final Instant FIRST_HALF_HOUR = Instant.parse("2000-06-04T23:00:00Z"); // midnight in London
    private static final long HALF_HOUR = 1_800_000;

    private final List<String> columns;
    private final long[] millis;
    private final double[][] rows;

    Series(List<String> columns, long[] millis, double[][] rows) {
        this.columns = List.copyOf(columns);
        this.millis = millis.clone();
        this.rows = rows.clone();
    }

    /** Reads the days at Clark/Lake; the time of a day is its midnight in UTC. */
    public static Series ridership() {
        return load(RIDERSHIP);
    }

    /** Reads the half hours of the demand; the time of one is its beginning. */
    public static Series demand() {
        return load(DEMAND);
    }

    private static Series load(String resource) {
        try (InputStream in = Objects.requireNonNull(Series.class.getResourceAsStream(resource), resource)) {
            return parse(new GZIPInputStream(in));
        } catch (IOException e) {
            throw new UncheckedIOException("data [" + resource + "] cannot be read: rebuild the jar", e);
        }
    }

    /** Reads a header and rows of numbers; a column {@code date} gives the time, without it a row is half an hour. */
    static Series parse(InputStream csv) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(csv, StandardCharsets.UTF_8))) {
            List<String> header = cells(reader.readLine());
            int date = header.indexOf(DATE);
            List<double[]> rows = new ArrayList<>();
            List<Long> times = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                List<String> cells = cells(line);
                if (cells.size() != header.size()) {
                    throw new IllegalArgumentException("row [" + line + "] has [" + cells.size()
                            + "] cells: the header names [" + header.size() + "]");
                }
                times.add(
                        date < 0
                                ? FIRST_HALF_HOUR.toEpochMilli() + rows.size() * HALF_HOUR
                                : LocalDate.parse(cells.remove(date))
                                        .atStartOfDay(ZoneOffset.UTC)
                                        .toInstant()
                                        .toEpochMilli());
                rows.add(cells.stream().mapToDouble(Double::parseDouble).toArray());
            }
            header.remove(DATE);
            return new Series(
                    header, times.stream().mapToLong(Long::longValue).toArray(), rows.toArray(double[][]::new));
        }
    }

    private static List<String> cells(String line) {
        return new ArrayList<>(Arrays.asList(line.replace("\"", "").split(",", -1)));
    }

    /** Returns the names of the columns, without that of the time. */
    public List<String> columns() {
        return columns;
    }

    /** Returns the number of rows. */
    public int size() {
        return rows.length;
    }

    /** Returns when a row was, milliseconds since 1970. */
    public long millis(int row) {
        return millis[row];
    }

    /** Returns the value of a column in a row. */
    public double value(int row, int column) {
        return rows[row][column];
    }

    /** Returns the first row that is not before that time, the size if there is none. */
    public int at(Instant time) {
        int found = Arrays.binarySearch(millis, time.toEpochMilli());
        return found >= 0 ? found : -found - 1;
    }
}
