package dev.modelwire.gateway.internal.configuration;

import java.lang.reflect.Array;
import java.util.List;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.Scalar;

/** The Java values of metatype's scalar types, to and from text. */
final class ScalarValues {

    private ScalarValues() {}

    /** @throws IllegalArgumentException when the text is no value of the type */
    static Object parse(Scalar type, String text) {
        return switch (type) {
            case STRING -> text;
            case LONG -> Long.valueOf(text.trim());
            case DOUBLE -> Double.valueOf(text.trim());
            case FLOAT -> Float.valueOf(text.trim());
            case INTEGER -> Integer.valueOf(text.trim());
            case BYTE -> Byte.valueOf(text.trim());
            case CHAR -> character(text);
            case BOOLEAN -> Boolean.valueOf(text.trim());
            case SHORT -> Short.valueOf(text.trim());
            case PASSWORD -> new Password(text);
        };
    }

    private static Character character(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("A [Char] needs a character");
        }
        return text.charAt(0);
    }

    static Class<?> javaType(Scalar type) {
        return switch (type) {
            case STRING -> String.class;
            case LONG -> Long.class;
            case DOUBLE -> Double.class;
            case FLOAT -> Float.class;
            case INTEGER -> Integer.class;
            case BYTE -> Byte.class;
            case CHAR -> Character.class;
            case BOOLEAN -> Boolean.class;
            case SHORT -> Short.class;
            case PASSWORD -> Password.class;
        };
    }

    /** @throws IllegalArgumentException when no scalar type has such values */
    static Scalar typeOf(Class<?> javaType) {
        for (var scalar : Scalar.values()) {
            if (javaType(scalar).equals(javaType)) {
                return scalar;
            }
        }
        throw new IllegalArgumentException("A value of [" + javaType.getName() + "] has no place in a configuration");
    }

    static Object array(Scalar type, List<?> values) {
        var array = Array.newInstance(javaType(type), values.size());
        for (var i = 0; i < values.size(); i++) {
            Array.set(array, i, values.get(i));
        }
        return array;
    }
}
