package dev.modelwire.sync.internal.desired;

import dev.modelwire.api.reported.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The members of one JSON object, read with the path at which they stand. */
record Fields(String path, JsonValue.Obj object) {

    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

    static Fields of(String path, JsonValue value) throws DesiredRefusedException {
        if (value instanceof JsonValue.Obj object) {
            return new Fields(path, object);
        }
        throw invalid(path, "must be an object");
    }

    /** Refuses keys that are not known, then keys that are missing. */
    Fields known(Set<String> required, Set<String> optional) throws DesiredRefusedException {
        for (String key : object.members().keySet()) {
            if (!required.contains(key) && !optional.contains(key)) {
                throw new DesiredRefusedException(
                        ErrorCode.DESIRED_KEY_UNKNOWN, "key [" + Shown.of(at(key)) + "] is not known to the format");
            }
        }
        List<String> missing =
                required.stream().filter(key -> !has(key)).sorted().toList();
        if (!missing.isEmpty()) {
            throw new DesiredRefusedException(
                    ErrorCode.DESIRED_KEY_MISSING, "[" + path + "] lacks " + missing + ": all of them must be there");
        }
        return this;
    }

    boolean has(String key) {
        return object.members().containsKey(key);
    }

    String at(String key) {
        return path + "." + key;
    }

    String string(String key) throws DesiredRefusedException {
        if (object.members().get(key) instanceof JsonValue.Str text) {
            return text.value();
        }
        throw invalid(at(key), "must be a string");
    }

    long integer(String key, long min, long max) throws DesiredRefusedException {
        String rule = "must be an integer from " + min + " to " + max;
        if (object.members().get(key) instanceof JsonValue.Num number
                && INTEGER.matcher(number.literal()).matches()) {
            long value = Long.parseLong(number.literal());
            if (value >= min && value <= max) {
                return value;
            }
            throw invalid(at(key), "is [" + value + "]: it " + rule);
        }
        throw invalid(at(key), rule);
    }

    Fields object(String key) throws DesiredRefusedException {
        JsonValue value = object.members().get(key);
        if (value == null) {
            throw invalid(at(key), "must be an object");
        }
        return of(at(key), value);
    }

    List<Fields> objects(String key) throws DesiredRefusedException {
        if (!(object.members().get(key) instanceof JsonValue.Arr array)) {
            throw invalid(at(key), "must be an array");
        }
        List<Fields> items = new ArrayList<>();
        for (JsonValue item : array.items()) {
            items.add(of(at(key) + "[" + items.size() + "]", item));
        }
        return items;
    }

    List<String> strings(String key, int least, int most) throws DesiredRefusedException {
        String rule = "must be an array of " + least + " to " + most + " strings";
        if (!(object.members().get(key) instanceof JsonValue.Arr array)
                || array.items().size() < least
                || array.items().size() > most) {
            throw invalid(at(key), rule);
        }
        List<String> texts = new ArrayList<>();
        for (JsonValue item : array.items()) {
            if (!(item instanceof JsonValue.Str text)) {
                throw invalid(at(key), rule);
            }
            texts.add(text.value());
        }
        return texts;
    }

    /** Reads a string through a factory that throws {@link IllegalArgumentException} with a sentence. */
    <T> T typed(String key, Function<String, T> factory) throws DesiredRefusedException {
        String text = string(key);
        try {
            return factory.apply(text);
        } catch (IllegalArgumentException e) {
            throw invalid(at(key), String.valueOf(e.getMessage()));
        }
    }

    static DesiredRefusedException invalid(String path, String rule) {
        return new DesiredRefusedException(ErrorCode.DESIRED_VALUE_INVALID, "[" + path + "] " + rule);
    }
}
