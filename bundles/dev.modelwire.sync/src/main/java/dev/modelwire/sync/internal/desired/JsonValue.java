package dev.modelwire.sync.internal.desired;

import java.util.List;
import java.util.Map;

/** A JSON value as it was written: a number is still its text. */
public sealed interface JsonValue {

    record Obj(Map<String, JsonValue> members) implements JsonValue {}

    record Arr(List<JsonValue> items) implements JsonValue {}

    record Str(String value) implements JsonValue {}

    record Num(String literal) implements JsonValue {}

    record Bool(boolean value) implements JsonValue {}

    record Null() implements JsonValue {}
}
