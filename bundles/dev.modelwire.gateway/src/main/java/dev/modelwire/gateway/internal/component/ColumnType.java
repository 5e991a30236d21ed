package dev.modelwire.gateway.internal.component;

import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;

/** The narrowest type that holds every cell of a column. */
enum ColumnType {
    LONG {
        @Override
        boolean holds(String cell) {
            try {
                Long.parseLong(cell);
                return true;
            } catch (NumberFormatException e) {
                return false;
            }
        }

        @Override
        TypedValue<?> value(String cell) {
            return TypedValues.newLongValue(Long.parseLong(cell));
        }
    },
    DOUBLE {
        @Override
        boolean holds(String cell) {
            try {
                Double.parseDouble(cell);
                return true;
            } catch (NumberFormatException e) {
                return false;
            }
        }

        @Override
        TypedValue<?> value(String cell) {
            return TypedValues.newDoubleValue(Double.parseDouble(cell));
        }
    },
    STRING {
        @Override
        boolean holds(String cell) {
            return true;
        }

        @Override
        TypedValue<?> value(String cell) {
            return TypedValues.newStringValue(cell);
        }
    };

    abstract boolean holds(String cell);

    abstract TypedValue<?> value(String cell);

    ColumnType widenedBy(String cell) {
        for (var type : values()) {
            if (type.compareTo(this) >= 0 && type.holds(cell)) {
                return type;
            }
        }
        return STRING;
    }
}
