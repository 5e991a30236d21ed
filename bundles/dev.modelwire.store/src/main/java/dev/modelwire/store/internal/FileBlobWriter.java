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
import java.util.Optional;

/** A file that nobody sees yet, whose bytes go through the digests as they come. */
final class FileBlobWriter implements BlobWriter {

    private static final long ROOM_ASKED_EVERY = 1024 * 1024;

    private final WriterContext context;
    private final Digest expected;
    private final long size;
    private final long most;
    private final FileOps.Output output;
    private final MessageDigest sha256 = Hashing.begin(Digest.Algorithm.SHA256);
    private final Optional<MessageDigest> md5;
    private Path file;
    private long written;
    private long roomAskedTo;
    private boolean resumable;
    private boolean refused;
    private boolean ended;
    private boolean closed;

    private FileBlobWriter(
            WriterContext context, Digest expected, long size, long limit, Path file, FileOps.Output output) {
        this.context = context;
        this.expected = expected;
        this.size = size;
        this.most = size >= 0 ? size : limit;
        this.file = file;
        this.output = output;
        this.md5 = expected.algorithm() == Digest.Algorithm.MD5
                ? Optional.of(Hashing.begin(Digest.Algorithm.MD5))
                : Optional.empty();
    }

    /** Begins a file. */
    static FileBlobWriter begin(WriterContext context, Digest expected, long size, long limit) throws IOException {
        Path file = context.temp().take();
        boolean created = false;
        try {
            FileOps.Output output = context.ops().create(file);
            created = true;
            return new FileBlobWriter(context, expected, size, limit, file, output);
        } finally {
            if (!created) {
                context.temp().discardUnlessRenamed(file);
            }
        }
    }

    /** Goes on with a file that the caller has claimed, after reading what is there. */
    static FileBlobWriter resume(
            WriterContext context, Digest expected, long size, long limit, Path file, Hashing hashing)
            throws IOException {
        FileBlobWriter writer = new FileBlobWriter(
                context, expected, size, limit, file, context.ops().append(file));
        boolean read = false;
        try {
            hashing.each(file, writer::digest);
            read = true;
        } finally {
            if (!read) {
                writer.output.close();
            }
        }
        writer.resumable = true;
        writer.roomAskedTo = writer.written;
        return writer;
    }

    private void digest(ByteBuffer bytes) {
        md5.ifPresent(also -> also.update(bytes.duplicate()));
        written += bytes.remaining();
        sha256.update(bytes);
    }

    @Override
    public void resumable(String validator) throws StoreException {
        checkNotEnded();
        Path lasting = context.host().adopt(expected, validator, file);
        resumable = !lasting.equals(file);
        file = lasting;
    }

    @Override
    public void write(ByteBuffer bytes) throws StoreException {
        checkNotEnded();
        if (bytes.remaining() > most - written) {
            ended = true;
            refused = true;
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
        if (written + piece.remaining() > roomAskedTo) {
            long toCome = size >= 0 ? size - written : piece.remaining();
            context.host().promise(this, written, toCome);
            roomAskedTo = written + ROOM_ASKED_EVERY;
        }
        ByteBuffer seen = piece.duplicate();
        output.write(piece);
        digest(seen);
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
            refused = true;
            throw new StoreException(
                    ErrorCode.SIZE_MISMATCH,
                    subject() + " has [" + written + "] bytes: it must have [" + size + "]; fetch it again");
        }
        Digest sha = Digest.of(Digest.Algorithm.SHA256, sha256.digest());
        Digest found =
                md5.map(also -> Digest.of(Digest.Algorithm.MD5, also.digest())).orElse(sha);
        if (!found.equals(expected)) {
            refused = true;
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
        context.host().place(file, expected, sha);
        refused = true;
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
        context.host().ended(this, expected, file, resumable && !refused);
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
