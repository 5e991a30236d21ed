package dev.modelwire.api.inference;

import dev.modelwire.api.model.ModelVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The right to use one version of a model until it is closed. A swap does not disturb it: the version it was given for
 * stays loaded. Safe for use by several threads.
 */
@ProviderType
public interface ModelLease extends AutoCloseable {

    /** Returns the version. */
    ModelVersion version();

    /** Returns the name of the engine that runs it. */
    String engine();

    /**
     * Scores one record in the caller's thread. Blocks while all sessions of the model are busy.
     *
     * @param record values by name: {@code Number}, {@code Boolean} or {@code byte[]} (raw little-endian elements of the
     *     tensor's type, of one sample where {@link #batch()} is above 1); what the model does not ask for is ignored
     * @return the score, or why there is none
     */
    ScoreOutcome score(Map<String, ?> record);

    /**
     * Scores one record of a stream. A version whose manifest has a pipeline keeps a window for each stream, so that the records of one
     * do not enter the features of another; those of one stream must be given one after the other, in their order.
     *
     * @param record values by name, as for {@link #score(Map)}
     * @param stream who gives the records, for example the name of a wire component; {@link #score(Map)} is the stream ""
     * @return the score, why there is none, or that the record was taken in and no score is due by it
     */
    default ScoreOutcome score(Map<String, ?> record, String stream) {
        return score(record);
    }

    /**
     * Returns how many records one call of the model takes: the first dimension of each of its tensors where its manifest says that
     * these are samples that do not influence one another, else 1.
     */
    default int batch() {
        return 1;
    }

    /**
     * Scores some records of a stream in the caller's thread, with as few calls of the model as {@link #batch()} allows; any number
     * of them may be given. Each is answered as if it were given by itself: one that is refused takes no place in a call and changes
     * nothing for the others. If a call fails, all its records are refused. Blocks while all sessions of the model are busy.
     *
     * @param records each values by name, as for {@link #score(Map)}
     * @param stream who gives the records, as for {@link #score(Map, String)}
     * @return one outcome for each record, in their order; the latency of a score is that of the call it came from
     */
    default List<ScoreOutcome> score(List<? extends Map<String, ?>> records, String stream) {
        List<ScoreOutcome> outcomes = new ArrayList<>(records.size());
        for (Map<String, ?> record : records) {
            outcomes.add(score(record, stream));
        }
        return List.copyOf(outcomes);
    }

    /**
     * Returns the tensors that the version takes, in the order in which calls see them, with all {@link #batch()} samples. Made once;
     * allocates nothing.
     */
    List<TensorSpec> inputs();

    /**
     * Returns the tensors that the version answers, in the order in which calls see them, with all {@link #batch()} samples. Made
     * once; allocates nothing.
     */
    List<TensorSpec> outputs();

    /**
     * Runs the version once in the caller's thread, on tensors that the caller fills and reads itself. Blocks while all
     * sessions of the model are busy. Allocates nothing if it succeeds. The tensors are the whole ones: where {@link #batch()} is
     * above 1 they hold that many samples, one after the other, and all of them must be filled.
     *
     * @param call fills the inputs and reads the outputs; may be used again
     * @return empty if the outputs were read, else why not: {@code WRONG_SIZE} if an input was not filled to its last byte,
     *     {@code ENGINE_FAILED}, {@code STOPPED}
     */
    Optional<ScoreOutcome.Refused> run(TensorCall call);

    /**
     * Gives the version back. Closing twice is harmless. A lease that is not closed keeps its version in memory after a swap until
     * it is garbage, and is then named in the log and the reported state.
     */
    @Override
    void close();
}
