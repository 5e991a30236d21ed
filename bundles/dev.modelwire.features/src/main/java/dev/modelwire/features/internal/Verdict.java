package dev.modelwire.features.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of the last record, with what a sentence about it needs. Used again for each record. */
final class Verdict {

    Reason reason = Reason.FILLING;
    private String subject = "";
    private @Nullable Object value;
    private long is;
    private long limit;

    /** Always false, so that it can be returned in one line. */
    boolean refuse(Reason why, String about, @Nullable Object what, long number, long rule) {
        reason = why;
        subject = about;
        value = what;
        is = number;
        limit = rule;
        return false;
    }

    void absorbed(Reason why, long number, long rule) {
        refuse(why, "", null, number, rule);
    }

    /** Returns what became of it in a sentence. */
    String detail() {
        return switch (reason) {
            case DUE -> "a tensor is due";
            case OPEN -> "the bucket is still open";
            case FILLING -> "the window has " + is + " of " + limit + " steps";
            case RESET -> "the window begins anew after a gap: it has " + is + " of " + limit + " steps";
            case STRIDE -> is + " of " + limit + " steps since the last tensor";
            case UNFIT ->
                "an element of the step is no finite number in FP32: the window begins anew and has " + is + " of "
                        + limit + " steps";
            case NO_TIME -> "the time [" + subject + "] is not in the record";
            case UNREADABLE_TIME ->
                "the time [" + subject + "] is [" + shown()
                        + "]: it must be a time from 1970 to 2199 in the unit of the" + " pipeline";
            case TIME_AHEAD ->
                "the time [" + subject + "] is [" + at(is) + "], " + limit + " ms ahead of the gateway's clock: that is"
                        + " further than the pipeline allows";
            case LATE -> "the record is of [" + at(is) + "]: the window takes none before [" + at(limit) + "] any more";
            case DUPLICATE -> "the record is of [" + at(is) + "]: the window has that time already";
            case NO_KEY -> "the key [" + subject + "] is not in the record";
            case WRONG_KEY ->
                "the key [" + subject + "] is [" + shown() + "]: it must be a text of 1 to 200 characters or"
                        + " a whole number";
            case KEYS ->
                "the key [" + subject + "] is [" + shown() + "]: there are windows for " + limit
                        + " other keys, and no more may be opened";
            case MISSING -> "feature [" + subject + "] is not in the record, and nothing may stand for it";
            case NOTHING ->
                "the record has none of the properties of the pipeline, the first of which is [" + subject + "]";
            case WRONG_TYPE ->
                "feature [" + subject + "] is of type ["
                        + (value == null ? "null" : value.getClass().getSimpleName())
                        + "], which the pipeline does not take";
            case NOT_FINITE ->
                "feature [" + subject + "] is not a finite number: a model is never given NaN or infinity";
            case TOO_LARGE -> "feature [" + subject + "] is [" + shown() + "]: it must be from -1e100 to 1e100";
            case CATEGORY -> "feature [" + subject + "] is [" + shown() + "], which is none of its categories";
            case GAP ->
                "steps are missing before the record of [" + at(is) + "]: the window begins anew with the next record";
        };
    }

    private String shown() {
        return StrictJson.shown(String.valueOf(value));
    }

    private static String at(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
