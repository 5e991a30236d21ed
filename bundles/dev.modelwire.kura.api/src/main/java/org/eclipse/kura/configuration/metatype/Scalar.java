package org.eclipse.kura.configuration.metatype;

import java.util.Arrays;

/** Type of an attribute. The value is the name it has in a metatype document. */
public enum Scalar {
    STRING("String"),
    LONG("Long"),
    DOUBLE("Double"),
    FLOAT("Float"),
    INTEGER("Integer"),
    BYTE("Byte"),
    CHAR("Char"),
    BOOLEAN("Boolean"),
    SHORT("Short"),
    PASSWORD("Password");

    private final String value;

    Scalar(String value) {
        this.value = value;
    }

    /** The text this constant stands for. */
    public String value() {
        return value;
    }

    /** The constant whose {@link #value()} is the given text, compared exactly. */
    public static Scalar fromValue(String v) {
        for (var constant : values()) {
            if (constant.value.equals(v)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(
                "Scalar [" + v + "] is unknown: expected one of " + Arrays.toString(values()));
    }
}
