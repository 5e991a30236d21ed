package dev.modelwire.store.internal;

import dev.modelwire.api.model.ModelName;
import dev.modelwire.store.internal.RecordReader.ReadRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/**
 * Reads the records of a store that is being opened with the help of a second thread, which begins at the other end. When a
 * gateway starts nothing is compiled, and reading a thousand versions takes longer than all else in the opening. What
 * cannot be read is left to whoever asks: it is read again there, and told there.
 */
final class ReadAhead {

    /** Below this a second thread costs more than it helps. */
    private static final int WORTH_HELP = 16;

    private final Map<ModelName, FutureTask<Optional<ReadRecord>>> reads = new HashMap<>();
    private final List<FutureTask<Optional<ReadRecord>>> lastFirst = new ArrayList<>();

    /** Gives the text of a record, if there is one. */
    interface Texts {
        Optional<String> of(ModelName name) throws IOException;
    }

    ReadAhead(Collection<ModelName> names, Texts texts) {
        for (ModelName name : names) {
            FutureTask<Optional<ReadRecord>> read = new FutureTask<>(() -> read(name, texts));
            reads.put(name, read);
            lastFirst.add(0, read);
        }
    }

    /** Lets the helper read too; it may begin late, or never. */
    void sharedWith(Executor helper) {
        if (lastFirst.size() >= WORTH_HELP) {
            helper.execute(() -> lastFirst.forEach(FutureTask::run));
        }
    }

    /** Returns the record, read here or waited for; empty if it is to be read again. */
    Optional<ReadRecord> take(ModelName name) {
        FutureTask<Optional<ReadRecord>> read = reads.get(name);
        if (read == null) {
            return Optional.empty();
        }
        read.run();
        try {
            return read.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.empty();
        }
    }

    private static Optional<ReadRecord> read(ModelName name, Texts texts) throws IOException {
        Optional<String> text = texts.of(name);
        return text.isEmpty() ? Optional.empty() : Optional.of(RecordReader.decode(name, text.get()));
    }
}
