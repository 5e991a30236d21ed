package dev.modelwire.features.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold for the columns of a plan together. */
final class ColumnRules {

    private final String at;
    private final boolean inBuckets;

    ColumnRules(String at, boolean inBuckets) {
        this.at = at + ".columns";
        this.inBuckets = inBuckets;
    }

    void check(List<Column> columns) throws FormatException {
        if (columns.isEmpty()) {
            throw new FormatException(at + ": it must have at least one element");
        }
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            String which = at + "[" + names.size() + "]";
            if (!names.add(column.name())) {
                throw new FormatException(
                        which + ".name: [" + StrictJson.shown(column.name()) + "] stands twice; names must differ");
            }
            if (inBuckets && column.said() == null && !column.isCategory()) {
                throw new FormatException(which + ": the key [aggregate] is missing; with [bucket] it must be there");
            }
            if (!inBuckets && column.said() != null) {
                throw new FormatException(which + ".aggregate: it goes with [bucket] only; remove it");
            }
        }
    }
}
