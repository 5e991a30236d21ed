package dev.modelwire.kura.api;

import java.lang.reflect.Method;
import java.util.Arrays;

/** What the accessor {@code value()} of an enum constant returns. */
final class EnumValue {

    private EnumValue() {}

    /** As in the table; empty if the enum has no such accessor. */
    static String of(String type, String constant) {
        try {
            var enumType = Class.forName(type);
            var accessor = Arrays.stream(enumType.getMethods())
                    .filter(EnumValue::isValue)
                    .findFirst();
            if (accessor.isEmpty()) {
                return "";
            }
            return "value()="
                    + accessor.get().invoke(enumType.getField(constant).get(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Constant [" + type + "." + constant + "] cannot be read", e);
        }
    }

    private static boolean isValue(Method method) {
        return method.getName().equals("value") && method.getParameterCount() == 0;
    }
}
