package dev.modelwire.features.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one column of a plan. */
final class ColumnParser {

    private static final int MOST_CATEGORIES = 256;

    private final StrictJson json;
    private final PlanValues values;
    private String name = "";
    private @Nullable String property;
    private String unit = "";
    private @Nullable Aggregate aggregate;
    private Missing missing = Missing.REFUSE;
    private final List<String> categories = new ArrayList<>();
    private @Nullable Boolean unknownIsNone;

    ColumnParser(StrictJson json, PlanValues values) {
        this.json = json;
        this.values = values;
    }

    Column column() throws IOException, FormatException {
        String at = json.path();
        json.object(this::key, "name");
        boolean isCategory = !categories.isEmpty();
        if (isCategory && aggregate != null && aggregate != Aggregate.LAST) {
            throw new FormatException(
                    at + ".aggregate: it is [" + aggregate.key() + "]: of categories it must be [last]");
        }
        if (isCategory && missing.kind() == Missing.Kind.FILL) {
            throw new FormatException(
                    at + ".missing: a category cannot be filled with a number; say [refuse] or [last]");
        }
        if (!isCategory && unknownIsNone != null) {
            throw new FormatException(at + ".unknown: it goes with [categories] only; remove it");
        }
        return new Column(
                name,
                property == null ? name : property,
                unit,
                aggregate,
                missing,
                categories,
                unknownIsNone != null && unknownIsNone);
    }

    private boolean key(String key) throws IOException, FormatException {
        switch (key) {
            case "name" -> name = values.name();
            case "property" -> property = values.name();
            case "unit" -> unit = json.text(PlanValues.LONGEST_NAME);
            case "aggregate" -> aggregate = values.one(Arrays.asList(Aggregate.values()), Aggregate::key);
            case "missing" -> missing = missing();
            case "categories" -> categories();
            case "unknown" ->
                unknownIsNone =
                        values.one(List.of("refuse", "none"), each -> each).equals("none");
            default -> {
                return false;
            }
        }
        return true;
    }

    private void categories() throws IOException, FormatException {
        String at = json.path();
        categories.addAll(json.array(MOST_CATEGORIES, values::name));
        if (categories.isEmpty() || categories.stream().distinct().count() != categories.size()) {
            throw new FormatException(at + ": there must be at least one, and all must differ");
        }
    }

    private Missing missing() throws IOException, FormatException {
        if (json.nextIsText()) {
            values.one(List.of("refuse"), each -> each);
            return Missing.REFUSE;
        }
        String at = json.path();
        List<Missing> given = new ArrayList<>();
        json.object(key -> {
            switch (key) {
                case "last" -> given.add(Missing.last(values.millis()));
                case "fill" -> given.add(Missing.fill(json.number()));
                default -> {
                    return false;
                }
            }
            return true;
        });
        if (given.size() != 1) {
            throw new FormatException(at + ": it must be \"refuse\", {\"last\": duration} or {\"fill\": number}");
        }
        return given.get(0);
    }
}
