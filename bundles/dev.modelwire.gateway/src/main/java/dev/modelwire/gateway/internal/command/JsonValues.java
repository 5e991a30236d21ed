package dev.modelwire.gateway.internal.command;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.OCD;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.jspecify.annotations.Nullable;

/** Gives values from JSON the Java types that a definition wants. What does not fit is passed on as it is. */
final class JsonValues {

    private JsonValues() {}

    static Map<String, Object> typed(JsonObject json, @Nullable OCD definition) {
        var types = new LinkedHashMap<String, Scalar>();
        if (definition != null) {
            for (AD ad : definition.getAD()) {
                types.put(ad.getId(), ad.getType());
            }
        }
        var values = new LinkedHashMap<String, Object>();
        for (var entry : json.entrySet()) {
            values.put(entry.getKey(), value(entry.getValue(), types.get(entry.getKey())));
        }
        return values;
    }

    @SuppressWarnings("NullAway") // a null removes the property
    private static Object value(JsonElement element, @Nullable Scalar type) {
        if (element.isJsonNull()) {
            return null;
        }
        if (!element.isJsonPrimitive()) {
            return element.toString();
        }
        return primitive(element.getAsJsonPrimitive(), type);
    }

    private static Object primitive(JsonPrimitive value, @Nullable Scalar type) {
        if (type == Scalar.PASSWORD) {
            return new Password(value.getAsString());
        }
        if (value.isBoolean()) {
            return value.getAsBoolean();
        }
        return value.isNumber() ? number(value, type) : value.getAsString();
    }

    private static Object number(JsonPrimitive value, @Nullable Scalar type) {
        if (type == null) {
            var number = value.getAsDouble();
            return number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE
                    ? (Object) (int) number
                    : number;
        }
        return switch (type) {
            case LONG -> value.getAsLong();
            case INTEGER -> value.getAsInt();
            case SHORT -> value.getAsShort();
            case BYTE -> value.getAsByte();
            case FLOAT -> value.getAsFloat();
            case DOUBLE -> value.getAsDouble();
            default -> value.getAsString();
        };
    }
}
