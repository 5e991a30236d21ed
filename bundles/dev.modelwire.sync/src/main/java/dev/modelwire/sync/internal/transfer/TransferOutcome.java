package dev.modelwire.sync.internal.transfer;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.StoredBlob;
import java.time.Duration;

/** What became of a file that was to be fetched. */
public sealed interface TransferOutcome {

    record Fetched(StoredBlob blob) implements TransferOutcome {}

    /**
     * It did not come.
     *
     * @param retryAfter how long the server wants to be left alone at least; zero if it does not say
     */
    record Failed(ErrorCode code, String detail, Duration retryAfter) implements TransferOutcome {

        public Failed(ErrorCode code, String detail) {
            this(code, detail, Duration.ZERO);
        }
    }

    record Cancelled() implements TransferOutcome {}
}
