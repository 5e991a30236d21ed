package dev.modelwire.testkit.mutation;

/**
 * What became of one mutant.
 *
 * @param number the mutant's number
 * @param outcome how it ended
 * @param detail what the engine said, or the exit code of the process
 */
public record Trial(int number, Outcome outcome, String detail) {

    /** How a mutant ended. */
    public enum Outcome {
        /** The engine opened it and ran it. */
        RAN,
        /** The engine refused it. */
        REFUSED,
        /** The process ended. */
        DIED,
        /** The process stood still. */
        HUNG
    }

    String line() {
        return number + " " + outcome + " " + detail.replaceAll("\\s+", " ");
    }

    static Trial of(String line) {
        String[] parts = line.split(" ", 3);
        return new Trial(Integer.parseInt(parts[0]), Outcome.valueOf(parts[1]), parts.length < 3 ? "" : parts[2]);
    }
}
