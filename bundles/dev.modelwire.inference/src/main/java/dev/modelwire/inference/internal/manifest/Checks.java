package dev.modelwire.inference.internal.manifest;

import java.util.List;

/** What a version must pass on the gateway before it answers records. */
public record Checks(List<GoldenVector> golden, Budget budget) {

    /** Nothing to pass. */
    public static final Checks NONE = new Checks(List.of(), Budget.NONE);

    public Checks {
        golden = List.copyOf(golden);
    }
}
