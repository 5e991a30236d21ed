package dev.modelwire.wire.internal.replay;

import java.util.regex.Pattern;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;

/** What the cells of a column become. */
enum ColumnType {
    BOOLEAN,
    INTEGER,
    LONG,
    FLOAT,
    DOUBLE,
    STRING;

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?");

    /** Returns the cell's value; fails if it is not one of this type. */
    TypedValue<?> value(String cell) {
        return switch (this) {
            case BOOLEAN -> TypedValues.newBooleanValue(truth(cell));
            case INTEGER -> TypedValues.newIntegerValue(Integer.parseInt(cell));
            case LONG -> TypedValues.newLongValue(Long.parseLong(cell));
            case FLOAT -> TypedValues.newFloatValue(Float.parseFloat(number(cell)));
            case DOUBLE -> TypedValues.newDoubleValue(Double.parseDouble(number(cell)));
            case STRING -> TypedValues.newStringValue(cell);
        };
    }

    boolean holds(String cell) {
        try {
            value(cell);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Returns the type of a column whose cells before were of that type, and one more cell is this. */
    static ColumnType detected(ColumnType before, String cell) {
        if (before == STRING || before.holds(cell)) {
            return before;
        }
        return before == LONG && DOUBLE.holds(cell) ? DOUBLE : STRING;
    }

    /** Returns the type of a column as far as its first cell tells. */
    static ColumnType detected(String cell) {
        if (BOOLEAN.holds(cell)) {
            return BOOLEAN;
        }
        return LONG.holds(cell) ? LONG : DOUBLE.holds(cell) ? DOUBLE : STRING;
    }

    private static boolean truth(String cell) {
        if (!cell.equals("true") && !cell.equals("false")) {
            throw new IllegalArgumentException("[" + cell + "] must be true or false");
        }
        return cell.equals("true");
    }

    /** Refuses what Java reads beside numbers: NaN, Infinity, hexadecimal digits, a trailing d or f. */
    private static String number(String cell) {
        if (!NUMBER.matcher(cell).matches()) {
            throw new IllegalArgumentException("[" + cell + "] must be a decimal number");
        }
        return cell;
    }
}
