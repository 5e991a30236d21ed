package dev.modelwire.sync.internal.report;

import dev.modelwire.api.inference.ContractChange;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.reported.Failure;
import dev.modelwire.api.reported.ModelPhase;
import dev.modelwire.api.store.Transition;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How one model stands, as reported.
 *
 * @param step what is being done, empty if nothing
 * @param progress bytes of the file that is being fetched, null if none is
 * @param waiting what the desired version waits for, empty if it does not
 * @param contract what is different from the version before for whatever is wired to the model, null if none is active
 * @param probation until when the active version is watched, null if it is on no probation
 * @param history what happened to its versions, oldest first
 */
public record ModelReport(
        ModelName name,
        ModelPhase phase,
        @Nullable VersionReport desired,
        @Nullable VersionReport active,
        @Nullable VersionReport previous,
        @Nullable VersionReport candidate,
        String step,
        String waiting,
        @Nullable Progress progress,
        @Nullable Failed failure,
        @Nullable Timings timings,
        @Nullable ContractChange contract,
        @Nullable Probation probation,
        @Nullable Instant lastModelUpdate,
        List<Transition> history,
        List<String> warnings) {

    public ModelReport {
        history = List.copyOf(history);
        warnings = List.copyOf(warnings);
    }

    /** Bytes that came, counting on, of how many: -1 if that is not known. */
    public record Progress(LongSupplier bytes, long of) {}

    /** Until when the active version is given up for the one before if it does worse than it may, and the records that it has answered. */
    public record Probation(Instant until, int records) {}

    /** A failure and the digest that it is about. */
    public record Failed(Failure failure, @Nullable Digest digest) {}
}
