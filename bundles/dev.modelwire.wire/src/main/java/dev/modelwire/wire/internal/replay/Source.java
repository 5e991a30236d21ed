package dev.modelwire.wire.internal.replay;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is played: a change of any of it begins anew.
 *
 * @param path a file or a directory
 * @param separator between two cells
 * @param declared types by column; empty for a column that is left out
 * @param missing texts that stand for no value
 * @param time which column has the time
 * @param sequence name of the property with the record's number, empty for none
 */
record Source(
        Path path,
        char separator,
        Map<String, Optional<ColumnType>> declared,
        Set<String> missing,
        TimeColumn time,
        String sequence) {

    Source {
        declared = Map.copyOf(declared);
        missing = Set.copyOf(missing);
    }

    boolean isMissing(String cell) {
        return cell.isEmpty() || missing.contains(cell);
    }
}
