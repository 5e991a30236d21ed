package dev.modelwire.sync.internal.transfer;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.StoredBlob;

/** What became of a file that was to be fetched. */
public sealed interface TransferOutcome {

    record Fetched(StoredBlob blob) implements TransferOutcome {}

    record Failed(ErrorCode code, String detail) implements TransferOutcome {}

    record Cancelled() implements TransferOutcome {}
}
