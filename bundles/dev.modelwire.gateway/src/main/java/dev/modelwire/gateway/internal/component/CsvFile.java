package dev.modelwire.gateway.internal.component;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.wire.WireRecord;

/** A CSV file with a header line, plain or {@code .gz}; the types of its columns are inferred from all its rows. */
final class CsvFile {

    private final Path path;
    private final char separator;
    private final List<String> names;
    private final ColumnType[] types;
    private long rows;

    private CsvFile(Path path, char separator, List<String> names) {
        this.path = path;
        this.separator = separator;
        this.names = names;
        this.types = new ColumnType[names.size()];
        Arrays.fill(types, ColumnType.LONG);
    }

    /** @throws IllegalArgumentException when a row has more or fewer fields than the header */
    static CsvFile open(Path path, char separator) throws IOException {
        try (var reader = reader(path)) {
            var header = reader.readLine();
            if (header == null) {
                throw new IllegalArgumentException(
                        "CSV file [" + path + "] is empty: the first line names the columns");
            }
            var file = new CsvFile(path, separator, CsvLine.split(header, separator));
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                file.inspect(line);
            }
            return file;
        }
    }

    private void inspect(String line) {
        if (line.isBlank()) {
            return;
        }
        rows++;
        var cells = cells(line);
        for (var i = 0; i < types.length; i++) {
            if (!cells.get(i).isEmpty()) {
                types[i] = types[i].widenedBy(cells.get(i));
            }
        }
    }

    long rows() {
        return rows;
    }

    List<ColumnType> types() {
        return List.of(types);
    }

    /** Hands out the rows in order until there is none left or the taker says false. An empty cell is left out. */
    void forEach(Predicate<WireRecord> taker) throws IOException {
        try (var reader = reader(path)) {
            reader.readLine();
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !taker.test(toRecord(cells(line)))) {
                    return;
                }
            }
        }
    }

    private WireRecord toRecord(List<String> cells) {
        var properties = new LinkedHashMap<String, TypedValue<?>>();
        for (var i = 0; i < types.length; i++) {
            if (!cells.get(i).isEmpty()) {
                properties.put(names.get(i), types[i].value(cells.get(i)));
            }
        }
        return new WireRecord(properties);
    }

    private List<String> cells(String line) {
        var cells = CsvLine.split(line, separator);
        if (cells.size() != types.length) {
            throw new IllegalArgumentException("CSV file [" + path + "] has a row of [" + cells.size()
                    + "] fields, but its header names [" + types.length + "]");
        }
        return cells;
    }

    private static BufferedReader reader(Path path) throws IOException {
        var in = Files.newInputStream(path);
        return new BufferedReader(new InputStreamReader(
                path.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8));
    }
}
