package dev.modelwire.api.evaluation;

/**
 * What a scorecard is called and found again by after a restart, for example the name of the wire component that feeds it: 1 to 200
 * characters.
 *
 * @param value the name
 */
public record ScorecardId(String value) implements Comparable<ScorecardId> {

    private static final int LONGEST = 200;

    public ScorecardId {
        if (value.isBlank() || value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("scorecard [" + value.codePointCount(0, value.length())
                    + " characters] must have a name of 1 to 200 characters without control characters");
        }
    }

    /** Returns the id that is written so. */
    public static ScorecardId of(String value) {
        return new ScorecardId(value);
    }

    @Override
    public int compareTo(ScorecardId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
