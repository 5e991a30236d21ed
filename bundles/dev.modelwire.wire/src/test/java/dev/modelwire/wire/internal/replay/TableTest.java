package dev.modelwire.wire.internal.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {

    @TempDir
    private Path folder;

    private Path write(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    private static Source source(Path path, Map<String, Optional<ColumnType>> declared, String time) {
        return new Source(
                path, ',', declared, Set.of("NA"), new TimeColumn(time, TimeColumn.Format.ISO, ZoneId.of("UTC")), "");
    }

    private static Source source(Path path) {
        return source(path, Map.of(), "");
    }

    private static List<Row> rows(Source source) throws IOException {
        Table table = Table.open(source);
        List<Row> rows = new ArrayList<>();
        for (Path file : table.files()) {
            try (CsvLines lines = table.rows(file)) {
                for (var cells = lines.next(); cells.isPresent(); cells = lines.next()) {
                    rows.add(table.row(cells.get()));
                }
            }
        }
        return rows;
    }

    private static Map<String, Object> values(Row row) {
        return row.values().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .getValue()));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2, LONG",
        "1, 2.5, DOUBLE",
        "-.5, +1e3, DOUBLE",
        "1, 9223372036854775808, DOUBLE",
        "true, false, BOOLEAN",
        "true, 1, STRING",
        "1, true, STRING",
        "1, NaN, STRING",
        "1, 0x1p3, STRING",
        "1, 5d, STRING",
        "x, 1, STRING",
        "True, False, STRING"
    })
    void open_typesNotDeclared_areTheNarrowestOfAllCells(String first, String second, ColumnType type)
            throws IOException {
        List<Row> rows = rows(source(write("a.csv", "v", first, second)));

        assertEquals(type.value(second), rows.get(1).values().get("v"));
        assertEquals(type.name(), rows.get(0).values().get("v").getType().name());
    }

    @Test
    void row_missingCells_areLeftOut() throws IOException {
        List<Row> rows = rows(source(write("a.csv", "a,b,c", "1,,x", "NA,2.5,", ",,")));

        assertEquals(
                List.of(Map.of("a", 1L, "c", "x"), Map.of("b", 2.5), Map.of()),
                rows.stream().map(TableTest::values).toList());
    }

    @Test
    void row_declaredTypes_areTakenAndNoneIsLeftOut() throws IOException {
        Map<String, Optional<ColumnType>> declared =
                Map.of("a", Optional.of(ColumnType.FLOAT), "b", Optional.empty(), "c", Optional.of(ColumnType.STRING));

        List<Row> rows = rows(source(write("a.csv", "a,b,c,d", "1,2,3,4"), declared, ""));

        assertEquals(Map.of("a", 1f, "c", "3", "d", 4L), values(rows.get(0)));
    }

    @Test
    void row_timeColumn_leavesAsMilliseconds() throws IOException {
        List<Row> rows = rows(source(write("a.csv", "v,at", "1,1970-01-02"), Map.of(), "at"));

        assertEquals(86_400_000L, rows.get(0).millis());
        assertEquals(Map.of("v", 1L, "at", 86_400_000L), values(rows.get(0)));
    }

    @Test
    void rows_quotesBlankLinesAndLineEnds_asStated() throws IOException {
        Path file = folder.resolve("a.csv");
        Files.writeString(file, "\"a\" , b\r\n\r\n\"x, \"\"y\"\"\",1\r\n\n z ,2");

        List<Row> rows = rows(source(file));

        assertEquals(
                List.of(Map.of("a", "x, \"y\"", "b", 1L), Map.of("a", "z", "b", 2L)),
                rows.stream().map(TableTest::values).toList());
    }

    @Test
    void open_directory_playsItsFilesInOrderWithTypesOfAll() throws IOException {
        write("b.csv", "v", "2.5");
        write("notes.txt", "not a table");
        write("c.csv", "v");
        try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("a.csv.gz")))) {
            out.write("v\n1\n".getBytes(StandardCharsets.UTF_8));
        }

        List<Row> rows = rows(source(folder));

        assertEquals(
                List.of(Map.of("v", 1.0), Map.of("v", 2.5)),
                rows.stream().map(TableTest::values).toList());
    }

    @Test
    void open_otherHeader_failsWithFileAndRule() throws IOException {
        write("a.csv", "v,w");
        Path other = write("b.csv", "v");

        var failed = assertThrows(IOException.class, () -> Table.open(source(folder)));

        assertEquals(
                "file [" + other + "] has the header [v], the first file has [v, w]: files of one directory must have"
                        + " one",
                failed.getMessage());
    }

    @Test
    void open_unusableFiles_failWithAReason() throws IOException {
        Path twice = write("twice.csv", "v,v");
        Path unnamed = write("unnamed.csv", "v,");
        Path empty = write("empty.csv");
        Path inner = Files.createDirectory(folder.resolve("inner"));

        assertEquals(
                "file [" + twice + "] has the header [v, v]: names must be there and differ",
                assertThrows(IOException.class, () -> Table.open(source(twice))).getMessage());
        assertEquals(
                "file [" + unnamed + "] has the header [v, ]: names must be there and differ",
                assertThrows(IOException.class, () -> Table.open(source(unnamed)))
                        .getMessage());
        assertEquals(
                "file [" + empty + "] is empty: its first line must name the columns",
                assertThrows(IOException.class, () -> Table.open(source(empty))).getMessage());
        assertEquals(
                "directory [" + inner + "] has no file *.csv or *.csv.gz",
                assertThrows(IOException.class, () -> Table.open(source(inner))).getMessage());
    }

    @Test
    void open_columnThatIsNotThere_failsWithItsOption() throws IOException {
        Path file = write("a.csv", "v");

        assertEquals(
                "option columns names [w], which file [" + file + "] does not have; it has [v]",
                assertThrows(
                                IOException.class,
                                () -> Table.open(source(file, Map.of("w", Optional.of(ColumnType.LONG)), "")))
                        .getMessage());
        assertEquals(
                "option time.column names [at], which file [" + file + "] does not have; it has [v]",
                assertThrows(IOException.class, () -> Table.open(source(file, Map.of(), "at")))
                        .getMessage());
    }

    @Test
    void row_unfittingCells_failWithWhatIsWrong() throws IOException {
        Source source = source(
                write("a.csv", "v,w", "1,2"),
                Map.of("v", Optional.of(ColumnType.INTEGER), "w", Optional.of(ColumnType.BOOLEAN)),
                "");
        Table table = Table.open(source);

        assertEquals(
                "the row has [1] cells, the header names [2]",
                assertThrows(IllegalArgumentException.class, () -> table.row(List.of("1")))
                        .getMessage());
        assertEquals(
                "column [v] has [3000000000], which is no INTEGER; declare another type",
                assertThrows(IllegalArgumentException.class, () -> table.row(List.of("3000000000", "true")))
                        .getMessage());
        assertEquals(
                "column [w] has [yes], which is no BOOLEAN; declare another type",
                assertThrows(IllegalArgumentException.class, () -> table.row(List.of("3", "yes")))
                        .getMessage());
    }

    @Test
    void next_lineWithoutEnd_failsInsteadOfFillingTheMemory() throws IOException {
        Path file = folder.resolve("long.csv");
        Files.writeString(file, "v\n" + "1".repeat(CsvLines.LONGEST_LINE + 1));

        var failed = assertThrows(IOException.class, () -> Table.open(source(file)));

        assertEquals(
                "file [" + file + "] line 1 has more than 1048576 characters: is it a CSV file?", failed.getMessage());
    }
}
