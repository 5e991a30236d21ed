package dev.modelwire.features.internal;

/**
 * What becomes of a window when steps are missing.
 *
 * @param most of {@code FILL}: the most missing steps in a row that are filled
 */
record Gap(Rule rule, int most) {

    static final Gap RESET = new Gap(Rule.RESET, 0);

    /** The rule. */
    enum Rule {
        /** The window begins anew with the record after the gap. */
        RESET,
        /** The record after the gap is refused, and the window begins anew with the next. */
        REFUSE,
        /** The policies of the columns fill the missing steps; what they cannot fill is a reset. */
        FILL
    }
}
