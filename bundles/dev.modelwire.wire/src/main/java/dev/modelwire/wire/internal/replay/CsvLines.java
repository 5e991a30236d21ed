package dev.modelwire.wire.internal.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The lines of a file as cells, plain or {@code .gz}; never more than one line in memory. */
final class CsvLines implements AutoCloseable {

    static final int LONGEST_LINE = 1 << 20;

    private final Path file;
    private final char separator;
    private final BufferedReader reader;
    private long line;

    private CsvLines(Path file, char separator, BufferedReader reader) {
        this.file = file;
        this.separator = separator;
        this.reader = reader;
    }

    static CsvLines open(Path file, char separator) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
            return new CsvLines(
                    file, separator, new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Returns the cells of the next line that is not blank, or empty at the end of the file. */
    Optional<List<String>> next() throws IOException {
        StringBuilder text = new StringBuilder();
        int c = reader.read();
        while (c >= 0) {
            if (c != '\n') {
                text.append((char) c);
                if (text.length() > LONGEST_LINE) {
                    throw new IOException(
                            where() + " has more than " + LONGEST_LINE + " characters: is it a CSV file?");
                }
            } else if (text.toString().isBlank()) {
                line++;
                text.setLength(0);
            } else {
                break;
            }
            c = reader.read();
        }
        line++;
        return text.toString().isBlank() ? Optional.empty() : Optional.of(split(text));
    }

    /** Returns the file and the line read last, for messages. */
    String where() {
        return "file [" + file + "] line " + line;
    }

    /** A cell in double quotes may hold the separator, and a doubled quote is one; a line break ends the row in any case. */
    private List<String> split(CharSequence text) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
