package dev.modelwire.gateway.internal.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFileTest {

    @TempDir
    Path directory;

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("data.csv"), content);
    }

    private static List<WireRecord> rows(CsvFile file) throws IOException {
        var rows = new ArrayList<WireRecord>();
        file.forEach(rows::add);
        return rows;
    }

    @Test
    void open_columns_areOfTheNarrowestTypeThatHoldsAllCells() throws IOException {
        var file = CsvFile.open(file("a,b,c\n1,1,1\n-2,2.5,x\n"), ',');

        assertEquals(List.of(ColumnType.LONG, ColumnType.DOUBLE, ColumnType.STRING), file.types());
        assertEquals(2, file.rows());
        assertEquals(
                Map.of(
                        "a", TypedValues.newLongValue(1),
                        "b", TypedValues.newDoubleValue(1),
                        "c", TypedValues.newStringValue("1")),
                rows(file).get(0).getProperties());
    }

    @Test
    void forEach_emptyCell_isLeftOut() throws IOException {
        var file = CsvFile.open(file("\"a\",\"b\"\n1,\n,2\n\n"), ',');

        assertEquals(Map.of("a", TypedValues.newLongValue(1)), rows(file).get(0).getProperties());
        assertEquals(2, rows(file).size());
    }

    @Test
    void forEach_takerSaysNo_stops() throws IOException {
        var taken = new ArrayList<WireRecord>();

        CsvFile.open(file("a\n1\n2\n3\n"), ',').forEach(row -> {
            taken.add(row);
            return taken.size() < 2;
        });

        assertEquals(2, taken.size());
    }

    @Test
    void open_gzip_isUnpacked() throws IOException {
        var path = directory.resolve("data.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write("a\n1\n".getBytes(StandardCharsets.UTF_8));
        }

        assertEquals(1, CsvFile.open(path, ',').rows());
    }

    @Test
    void open_rowOfOtherLength_saysSo() throws IOException {
        var path = file("a,b\n1\n");

        var failure = assertThrows(IllegalArgumentException.class, () -> CsvFile.open(path, ','));

        assertTrue(failure.getMessage().endsWith("has a row of [1] fields, but its header names [2]"));
    }

    @Test
    void open_emptyFile_saysSo() throws IOException {
        var path = file("");

        assertThrows(IllegalArgumentException.class, () -> CsvFile.open(path, ','));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"a,b|a;b", "\"a,b\",c|a,b;c", "\"a\"\"b\"|a\"b", ",|;", " a , b |a;b"})
    void split_line_fields(String line, String fields) {
        assertEquals(List.of(fields.split(";", -1)), CsvLine.split(line, ','));
    }

    @Test
    void split_openQuote_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> CsvLine.split("\"a", ','));
    }
}
