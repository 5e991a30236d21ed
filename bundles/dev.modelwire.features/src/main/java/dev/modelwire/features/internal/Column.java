package dev.modelwire.features.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A series of base values, one for each step.
 *
 * @param property the property of records that gives its samples
 * @param said how samples become one value, null if nothing says so
 * @param categories texts that the property may have; empty if it is a number
 * @param unknownIsNone whether another text counts as none of the categories instead of being refused
 */
record Column(
        String name,
        String property,
        String unit,
        @Nullable Aggregate said,
        Missing missing,
        List<String> categories,
        boolean unknownIsNone) {

    Column {
        categories = List.copyOf(categories);
    }

    /** Returns how samples become one value. */
    Aggregate aggregate() {
        return said == null ? Aggregate.LAST : said;
    }

    boolean isCategory() {
        return !categories.isEmpty();
    }

    /** Returns what must be the same for its history to go on in another plan. */
    String signature() {
        return "column [" + name + "] of property [" + property + "] in unit [" + unit + "], "
                + aggregate().key() + ", " + missing + ", " + categories + (unknownIsNone ? ", others none" : "");
    }
}
