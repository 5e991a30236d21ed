package dev.modelwire.api.inference;

import dev.modelwire.api.model.ModelVersion;
import java.time.Duration;
import java.util.Objects;

/**
 * A version that answers records, and is given up for the one before if it does worse than it may.
 *
 * @param version the version
 * @param left how much longer, in whole seconds rounded up; not negative
 * @param records how many it has answered so far that count, those that failed included
 */
public record OnProbation(ModelVersion version, Duration left, int records) {

    public OnProbation {
        Objects.requireNonNull(version, "version");
        if (left.isNegative() || records < 0) {
            throw new IllegalArgumentException("probation of [" + version + "] with [" + left + "] left and [" + records
                    + "] records: neither may be negative");
        }
    }
}
