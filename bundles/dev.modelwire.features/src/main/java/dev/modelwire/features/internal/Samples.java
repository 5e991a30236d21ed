package dev.modelwire.features.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the values of columns out of records. */
final class Samples {

    private static final double MOST = 1e100;

    private final Column[] columns;
    private final List<Map<String, Integer>> categories;

    Samples(Column[] columns) {
        this.columns = columns;
        categories = Arrays.stream(columns).map(Samples::indices).toList();
    }

    /** Reads what the record has; false, with the verdict, if one of the values is not to be had. */
    boolean read(Map<String, ?> record, Reading into, Verdict verdict) {
        into.present = 0;
        for (int i = 0; i < columns.length; i++) {
            Object value = record.get(columns[i].property());
            if (value != null) {
                boolean read = columns[i].isCategory()
                        ? category(i, value, into, verdict)
                        : number(columns[i].property(), i, value, into, verdict);
                if (!read) {
                    return false;
                }
                into.present |= 1L << i;
            }
        }
        return true;
    }

    private static boolean number(String property, int i, Object value, Reading into, Verdict verdict) {
        double number;
        if (value instanceof Number given) {
            number = given.doubleValue();
        } else if (value instanceof Boolean truth) {
            number = truth ? 1 : 0;
        } else {
            return verdict.refuse(Reason.WRONG_TYPE, property, value, 0, 0);
        }
        if (!Double.isFinite(number)) {
            return verdict.refuse(Reason.NOT_FINITE, property, value, 0, 0);
        }
        if (Math.abs(number) > MOST) {
            return verdict.refuse(Reason.TOO_LARGE, property, value, 0, 0);
        }
        into.values[i] = number;
        return true;
    }

    private boolean category(int i, Object value, Reading into, Verdict verdict) {
        if (!(value instanceof String)) {
            return verdict.refuse(Reason.WRONG_TYPE, columns[i].property(), value, 0, 0);
        }
        Integer index = categories.get(i).get(value);
        if (index == null && !columns[i].unknownIsNone()) {
            return verdict.refuse(Reason.CATEGORY, columns[i].property(), value, 0, 0);
        }
        into.values[i] = index == null ? -1 : index;
        return true;
    }

    private static Map<String, Integer> indices(Column column) {
        Map<String, Integer> indices = new HashMap<>();
        column.categories().forEach(each -> indices.put(each, indices.size()));
        return indices;
    }

    static boolean isWhole(@Nullable Object value) {
        return value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte;
    }
}
