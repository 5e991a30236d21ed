package dev.modelwire.sync.internal.report;

import dev.modelwire.api.model.ModelName;
import dev.modelwire.sync.internal.desired.DesiredRefusedException;
import dev.modelwire.sync.internal.desired.JsonValue;
import dev.modelwire.sync.internal.desired.StrictJson;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the past back from a reported state; what cannot be read is left out. */
public final class HistoryJson {

    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private HistoryJson() {}

    public static History read(String reported) {
        History history = new History();
        try {
            JsonValue root = StrictJson.read(reported, MAX_BYTES);
            Map<ModelName, Instant> updates = new TreeMap<>();
            for (JsonValue model : array(root, "models")) {
                name(model, "name")
                        .ifPresent(name -> instant(model, "lastModelUpdate").ifPresent(at -> updates.put(name, at)));
            }
            history.restore(instant(root, "lastModelUpdate").orElse(null), updates);
            for (JsonValue event : array(root, "events")) {
                instant(event, "at")
                        .ifPresent(at -> history.event(new Event(
                                at,
                                name(event, "model").orElse(null),
                                text(event, "text").orElse(""))));
            }
        } catch (DesiredRefusedException e) {
            return new History();
        }
        return history;
    }

    private static List<JsonValue> array(JsonValue value, String key) {
        return member(value, key).filter(JsonValue.Arr.class::isInstance).stream()
                .flatMap(array -> ((JsonValue.Arr) array).items().stream())
                .toList();
    }

    private static Optional<JsonValue> member(JsonValue value, String key) {
        return value instanceof JsonValue.Obj object
                ? Optional.ofNullable(object.members().get(key))
                : Optional.empty();
    }

    private static Optional<String> text(JsonValue value, String key) {
        return member(value, key).filter(JsonValue.Str.class::isInstance).map(text -> ((JsonValue.Str) text).value());
    }

    private static Optional<Instant> instant(JsonValue value, String key) {
        try {
            return text(value, key).map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<ModelName> name(JsonValue value, String key) {
        try {
            return text(value, key).map(ModelName::of);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
