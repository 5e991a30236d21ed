package dev.modelwire.wire.internal.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;

/** The files of a source with one header and the type of each column. */
final class Table {

    private final Source source;
    private final List<Path> files;
    private final List<String> header;
    private final List<Optional<ColumnType>> types;

    private Table(Source source, List<Path> files, List<String> header, List<Optional<ColumnType>> types) {
        this.source = source;
        this.files = files;
        this.header = header;
        this.types = types;
    }

    /** Reads all files once, to know the types. Fails with the file, what is wrong with it and the rule. */
    static Table open(Source source) throws IOException {
        List<Path> files = files(source.path());
        List<String> header = header(files.get(0), source);
        for (String declared : source.declared().keySet()) {
            require(header.contains(declared), "option columns names [" + declared + "]", files, header);
        }
        require(
                !source.time().present() || header.contains(source.time().name()),
                "option time.column names [" + source.time().name() + "]",
                files,
                header);
        ColumnType[] detected = new ColumnType[header.size()];
        for (Path file : files) {
            detect(file, source, header, detected);
        }
        List<Optional<ColumnType>> types = new ArrayList<>();
        for (int i = 0; i < detected.length; i++) {
            Optional<ColumnType> found = Optional.ofNullable(detected[i]);
            types.add(source.declared().getOrDefault(header.get(i), found));
        }
        return new Table(source, files, header, types);
    }

    List<Path> files() {
        return files;
    }

    /** Opens a file behind its header. */
    CsvLines rows(Path file) throws IOException {
        CsvLines lines = CsvLines.open(file, source.separator());
        try {
            lines.next();
            return lines;
        } catch (IOException e) {
            lines.close();
            throw e;
        }
    }

    /** Makes a row of cells; fails with what is wrong with them. */
    Row row(List<String> cells) {
        if (cells.size() != header.size()) {
            throw new IllegalArgumentException(
                    "the row has [" + cells.size() + "] cells, the header names [" + header.size() + "]");
        }
        Map<String, TypedValue<?>> values = new LinkedHashMap<>();
        long millis = 0;
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            String name = header.get(i);
            if (name.equals(source.time().name())) {
                millis = source.time().millis(cell);
                values.put(name, TypedValues.newLongValue(millis));
            } else if (types.get(i).isPresent() && !source.isMissing(cell)) {
                values.put(name, value(types.get(i).get(), name, cell));
            }
        }
        return new Row(millis, values);
    }

    private static TypedValue<?> value(ColumnType type, String name, String cell) {
        try {
            return type.value(cell);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "column [" + name + "] has [" + cell + "], which is no " + type + "; declare another type", e);
        }
    }

    private static void detect(Path file, Source source, List<String> header, ColumnType[] types) throws IOException {
        List<String> own = header(file, source);
        if (!own.equals(header)) {
            throw new IOException("file [" + file + "] has the header " + own + ", the first file has " + header
                    + ": files of one directory must have one");
        }
        try (CsvLines lines = CsvLines.open(file, source.separator())) {
            lines.next();
            Optional<List<String>> cells = lines.next();
            while (cells.isPresent()) {
                for (int i = 0; i < Math.min(header.size(), cells.get().size()); i++) {
                    String cell = cells.get().get(i);
                    if (!source.isMissing(cell)) {
                        ColumnType before = types[i];
                        types[i] = before == null ? ColumnType.detected(cell) : ColumnType.detected(before, cell);
                    }
                }
                cells = lines.next();
            }
        }
    }

    private static List<String> header(Path file, Source source) throws IOException {
        try (CsvLines lines = CsvLines.open(file, source.separator())) {
            List<String> header = lines.next()
                    .orElseThrow(() ->
                            new IOException("file [" + file + "] is empty: its first line must name the columns"));
            if (header.contains("") || new HashSet<>(header).size() < header.size()) {
                throw new IOException(
                        "file [" + file + "] has the header " + header + ": names must be there and differ");
            }
            return header;
        }
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> all = Files.list(path)) {
            List<Path> files = all.filter(file -> file.toString().matches(".*\\.csv(\\.gz)?"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new IOException("directory [" + path + "] has no file *.csv or *.csv.gz");
            }
            return files;
        }
    }

    private static void require(boolean condition, String what, List<Path> files, List<String> header)
            throws IOException {
        if (!condition) {
            throw new IOException(what + ", which file [" + files.get(0) + "] does not have; it has " + header);
        }
    }
}
