package dev.modelwire.evaluation.internal.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a CSV file with a header, row by row. Fields are plain: no quotes, no commas in them. */
final class CsvRows {

    private final Path file;
    private final Map<String, Integer> columns = new HashMap<>();

    /** Takes one row. */
    interface Taker {
        void take(Row row) throws IOException;
    }

    /** The fields of a row. */
    final class Row {

        private final List<String> fields;
        private final long line;

        private Row(List<String> fields, long line) {
            this.fields = fields;
            this.line = line;
        }

        /** Returns a field, empty if there is none. */
        String text(String column) {
            Integer index = columns.get(column);
            return index == null || index >= fields.size() ? "" : fields.get(index);
        }

        double number(String column) throws IOException {
            try {
                return Double.parseDouble(text(column));
            } catch (NumberFormatException e) {
                throw wrong(column, "a number", e);
            }
        }

        int whole(String column) throws IOException {
            try {
                return Integer.parseInt(text(column));
            } catch (NumberFormatException e) {
                throw wrong(column, "a whole number", e);
            }
        }

        Instant time(String column) throws IOException {
            String text = text(column);
            try {
                return text.matches("-?\\d+")
                        ? Instant.ofEpochMilli(Long.parseLong(text))
                        : OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException | NumberFormatException e) {
                throw wrong(column, "milliseconds since 1970 or a time such as 2026-11-22T10:30:00Z", e);
            }
        }

        IOException wrong(String column, String rule, Exception cause) {
            return new IOException(
                    file + " line " + line + ": " + column + " [" + text(column) + "] must be " + rule, cause);
        }
    }

    private CsvRows(Path file) {
        this.file = file;
    }

    static void read(Path file, List<String> needed, Taker taker) throws IOException {
        CsvRows rows = new CsvRows(file);
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            List<String> header = split(reader.readLine());
            for (int i = 0; i < header.size(); i++) {
                rows.columns.put(header.get(i), i);
            }
            if (!rows.columns.keySet().containsAll(needed)) {
                throw new IOException(file + " has the columns " + header + ", it must have " + needed);
            }
            long line = 1;
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                line++;
                if (!text.isBlank()) {
                    taker.take(rows.new Row(split(text), line));
                }
            }
        }
    }

    private static List<String> split(@Nullable String line) {
        return line == null
                ? List.of()
                : Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    }
}
