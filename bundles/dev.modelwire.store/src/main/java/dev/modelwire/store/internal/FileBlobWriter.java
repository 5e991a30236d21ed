package dev.modelwire.store.internal;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.BlobWriter;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredBlob;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;

/** A temporary file whose bytes go through the digests as they come. */
final class FileBlobWriter implements BlobWriter {

    private static final long SPACE_CHECKED_EVERY = 1024 * 1024;

    private final WriterContext context;
    private final Digest expected;
    private final long size;
    private final long most;
    private final Path file;
    private final FileOps.Output output;
    private final MessageDigest sha256 = Hashing.begin(Digest.Algorithm.SHA256);
    private final MessageDigest md5 = Hashing.begin(Digest.Algorithm.MD5);
    private long written;
    private long spaceCheckedTo;
    private boolean ended;
    private boolean closed;

    FileBlobWriter(WriterContext context, Digest expected, long size, long limit) throws StoreException {
        this.context = context;
        this.expected = expected;
        this.size = size;
        this.most = size >= 0 ? size : limit;
        this.file = context.temp().take();
        try {
            this.output = context.ops().create(file);
        } catch (IOException e) {
            context.temp().discardUnlessRenamed(file);
            throw Refusals.disk(subject(), e);
        }
    }

    @Override
    public void write(ByteBuffer bytes) throws StoreException {
        checkNotEnded();
        if (bytes.remaining() > most - written) {
            ended = true;
            throw new StoreException(
                    ErrorCode.TRANSFER_TOO_LARGE,
                    subject() + " has at least [" + (written + bytes.remaining()) + "] bytes: at most [" + most
                            + "] are " + (size >= 0 ? "declared" : "allowed"));
        }
        int end = bytes.limit();
        boolean taken = false;
        try {
            while (bytes.position() < end) {
                bytes.limit(Math.min(end, bytes.position() + Buffers.SIZE));
                append(bytes);
            }
            taken = true;
        } catch (IOException e) {
            throw Refusals.disk(subject(), e);
        } finally {
            bytes.limit(end);
            ended |= !taken;
        }
    }

    /** In pieces, because a channel may keep a native buffer as large as the largest piece it was ever given. */
    private void append(ByteBuffer piece) throws IOException, StoreException {
        int length = piece.remaining();
        if (written + length > spaceCheckedTo) {
            context.space().check(length);
            spaceCheckedTo = written + SPACE_CHECKED_EVERY;
        }
        sha256.update(piece.duplicate());
        if (expected.algorithm() == Digest.Algorithm.MD5) {
            md5.update(piece.duplicate());
        }
        output.write(piece);
        written += length;
    }

    @Override
    public long written() {
        return written;
    }

    @Override
    public StoredBlob commit() throws StoreException {
        checkNotEnded();
        ended = true;
        if (size >= 0 && written != size) {
            throw new StoreException(
                    ErrorCode.SIZE_MISMATCH,
                    subject() + " has [" + written + "] bytes: it must have [" + size + "]; fetch it again");
        }
        Digest sha = Digest.of(Digest.Algorithm.SHA256, sha256.digest());
        Digest found =
                expected.algorithm() == Digest.Algorithm.MD5 ? Digest.of(Digest.Algorithm.MD5, md5.digest()) : sha;
        if (!found.equals(expected)) {
            throw new StoreException(
                    ErrorCode.DIGEST_MISMATCH,
                    "file has digest [" + found + "]: it must be [" + expected
                            + "]; check the published file and its digest");
        }
        try {
            output.force();
            output.close();
        } catch (IOException e) {
            throw Refusals.disk(subject(), e);
        }
        context.placement().place(file, expected, sha);
        return new StoredBlob(sha, written);
    }

    @Override
    public void close() {
        ended = true;
        if (closed) {
            return;
        }
        closed = true;
        try {
            output.close();
        } catch (IOException e) {
            context.problems().report("temporary file [" + file + "] could not be closed", e);
        }
        context.temp().discardUnlessRenamed(file);
    }

    private void checkNotEnded() {
        if (ended) {
            throw new IllegalStateException(subject() + " was committed, refused or closed: begin a new one");
        }
    }

    private String subject() {
        return "file [" + expected + "]";
    }
}
