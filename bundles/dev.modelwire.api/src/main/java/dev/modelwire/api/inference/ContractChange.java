package dev.modelwire.api.inference;

import java.util.List;
import java.util.Objects;

/**
 * What is different between a version and the one that answered before it, for those who give records and take answers.
 *
 * @param kind what it means for them
 * @param differences each in a sentence, those that ask for new wiring first; at most {@link #MOST} of them and one more
 *     that says how many are left out
 */
public record ContractChange(Kind kind, List<String> differences) {

    /** How many differences are told. */
    public static final int MOST = 16;

    /** There is nothing to compare with. */
    public static final ContractChange NOTHING_BEFORE = new ContractChange(Kind.NOTHING_BEFORE, List.of());

    public ContractChange {
        Objects.requireNonNull(kind, "kind");
        differences = List.copyOf(differences);
    }

    /** What a change means for whatever is wired to a model. */
    public enum Kind {
        /** No version answered before. */
        NOTHING_BEFORE,
        /** What was wired to the version before works as it is. There may be differences, such as one more output. */
        COMPATIBLE,
        /** Records that the version before took may be refused, or what it answered is missing or means something else. */
        NEW_WIRING
    }
}
