package dev.modelwire.gateway.internal.component;

import java.util.ArrayList;
import java.util.List;

/** Splits one line; a field in double quotes may hold the separator, and a doubled quote is one. */
final class CsvLine {

    private CsvLine() {}

    static List<String> split(String line, char separator) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.length(); i++) {
            var c = line.charAt(i);
            if (quoted) {
                if (c != '"') {
                    field.append(c);
                } else if (i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    field.append(line.charAt(++i));
                } else {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == separator) {
                fields.add(field.toString().trim());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("CSV line [" + line + "] opens a quote and does not close it");
        }
        fields.add(field.toString().trim());
        return fields;
    }
}
