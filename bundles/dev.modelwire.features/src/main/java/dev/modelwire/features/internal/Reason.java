package dev.modelwire.features.internal;

import dev.modelwire.api.inference.RefusalCode;
import org.jspecify.annotations.Nullable;

/** Why a record was refused, or took part in no tensor. */
enum Reason {
    DUE(null),
    OPEN(null),
    FILLING(null),
    RESET(null),
    STRIDE(null),
    UNFIT(null),
    NO_TIME(RefusalCode.BAD_TIME),
    UNREADABLE_TIME(RefusalCode.BAD_TIME),
    TIME_AHEAD(RefusalCode.BAD_TIME),
    LATE(RefusalCode.LATE),
    DUPLICATE(RefusalCode.DUPLICATE),
    NO_KEY(RefusalCode.MISSING_FEATURE),
    WRONG_KEY(RefusalCode.WRONG_TYPE),
    KEYS(RefusalCode.TOO_MANY_KEYS),
    MISSING(RefusalCode.MISSING_FEATURE),
    NOTHING(RefusalCode.MISSING_FEATURE),
    WRONG_TYPE(RefusalCode.WRONG_TYPE),
    NOT_FINITE(RefusalCode.NOT_FINITE),
    TOO_LARGE(RefusalCode.OUT_OF_RANGE),
    CATEGORY(RefusalCode.OUT_OF_RANGE),
    GAP(RefusalCode.MISSING_FEATURE);

    final @Nullable RefusalCode code;

    Reason(@Nullable RefusalCode code) {
        this.code = code;
    }
}
