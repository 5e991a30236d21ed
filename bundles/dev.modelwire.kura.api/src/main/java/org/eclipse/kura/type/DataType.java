package org.eclipse.kura.type;

import java.util.Arrays;

/** Types a value on a wire can have. There is no list or array type but the byte array. */
public enum DataType {
    BOOLEAN,
    BYTE_ARRAY,
    DOUBLE,
    INTEGER,
    LONG,
    FLOAT,
    STRING;

    /** The constant of the given name; upper and lower case are alike. */
    public static DataType getDataType(String stringDataType) {
        for (var type : values()) {
            if (type.name().equalsIgnoreCase(stringDataType)) {
                return type;
            }
        }
        throw new IllegalArgumentException(
                "Data type [" + stringDataType + "] is unknown: expected one of " + Arrays.toString(values()));
    }
}
