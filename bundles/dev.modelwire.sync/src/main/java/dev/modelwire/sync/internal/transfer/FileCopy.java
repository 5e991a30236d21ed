package dev.modelwire.sync.internal.transfer;

import dev.modelwire.api.desired.DesiredArtifact;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.BlobWriter;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredBlob;
import dev.modelwire.sync.internal.desired.DownloadUrl;
import dev.modelwire.sync.internal.desired.Shown;
import dev.modelwire.sync.internal.directory.PlainFiles;
import dev.modelwire.sync.internal.directory.PlainFiles.NotPlainException;
import dev.modelwire.sync.internal.directory.PlainFiles.Opened;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** One file on its way from a directory into the store; begins anew each time. */
record FileCopy(
        PlainFiles files,
        Path directory,
        ModelStore store,
        long limit,
        DesiredArtifact artifact,
        AtomicLong progress,
        Cancellation cancellation) {

    private static final int BUFFER = 64 * 1024;

    StoredBlob run() throws TransferException, StoreException, CancelledTransferException {
        progress.set(0);
        try (Opened file = files.open(directory, DownloadUrl.names(artifact.url()))) {
            checkSize(file.size());
            try (BlobWriter writer = store.write(artifact.digest(), artifact.size(), limit)) {
                return copy(file, writer);
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw new TransferException(
                    ErrorCode.TRANSFER_FAILED, where() + " is not there: insert it, or publish one that is whole");
        } catch (NotPlainException e) {
            throw e.isLink()
                    ? new TransferException(
                            ErrorCode.REDIRECT_REFUSED,
                            where() + " is refused: " + e.getMessage() + ", and links are not followed")
                    : new TransferException(
                            ErrorCode.TRANSFER_FAILED,
                            where() + " is refused: " + e.getMessage() + ", only plain files are read");
        } catch (IOException e) {
            throw new TransferException(
                    ErrorCode.TRANSFER_FAILED,
                    where() + " cannot be read after [" + progress.get() + "] bytes: "
                            + Shown.of(e.getClass().getSimpleName() + " " + e.getMessage()));
        }
    }

    private String where() {
        return "[" + Shown.of(artifact.url()) + "] in directory [" + directory + "]";
    }

    private void checkSize(long size) throws TransferException {
        boolean known = artifact.size() != DesiredArtifact.SIZE_UNKNOWN;
        long most = known ? Math.min(limit, artifact.size()) : limit;
        if (size > most) {
            throw new TransferException(
                    ErrorCode.TRANSFER_TOO_LARGE,
                    where() + " has [" + size + "] bytes, more than the [" + most + "] allowed");
        }
        if (known && size < artifact.size()) {
            throw new TransferException(
                    ErrorCode.SIZE_MISMATCH,
                    where() + " has [" + size + "] bytes, less than the [" + artifact.size() + "] desired");
        }
    }

    private StoredBlob copy(Opened file, BlobWriter writer)
            throws IOException, TransferException, StoreException, CancelledTransferException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        while (file.bytes().read(buffer) >= 0) {
            if (cancellation.isCancelled()) {
                throw new CancelledTransferException();
            }
            writer.write(buffer.flip());
            buffer.clear();
            progress.set(writer.written());
        }
        if (writer.written() < artifact.size()) {
            throw new TransferException(
                    ErrorCode.SIZE_MISMATCH,
                    where() + " ended after [" + writer.written() + "] bytes: it must have [" + artifact.size() + "]");
        }
        return writer.commit();
    }
}
