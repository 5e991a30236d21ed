package dev.modelwire.testkit.store;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.BlobWriter;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredBlob;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

final class FakeBlobWriter implements BlobWriter {

    private final FakeModelStore store;
    private final Digest expected;
    private final long size;
    private final long limit;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private @Nullable String validator;
    private boolean ended;
    private boolean refused;

    FakeBlobWriter(FakeModelStore store, Digest expected, long size, long limit) {
        this.store = store;
        this.expected = expected;
        this.size = size;
        this.limit = limit;
    }

    FakeBlobWriter goingOnWith(FakePartial partial) {
        content.writeBytes(partial.content());
        validator = partial.validator();
        return this;
    }

    @Override
    public void resumable(String serversName) throws StoreException {
        checkOpen();
        if (!FakePartial.VALIDATOR.matcher(serversName).matches()) {
            throw new IllegalArgumentException("validator must be 1 to 256 printable ASCII characters");
        }
        validator = serversName;
    }

    @Override
    public void write(ByteBuffer bytes) throws StoreException {
        checkOpen();
        long most = size >= 0 ? size : limit;
        if (content.size() + (long) bytes.remaining() > most) {
            ended = true;
            refused = true;
            throw new StoreException(
                    ErrorCode.TRANSFER_TOO_LARGE, "file [" + expected + "] must not exceed [" + most + "] bytes");
        }
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        content.writeBytes(copy);
    }

    @Override
    public long written() {
        return content.size();
    }

    @Override
    public StoredBlob commit() throws StoreException {
        checkOpen();
        ended = true;
        refused = true;
        if (size >= 0 && content.size() != size) {
            throw new StoreException(
                    ErrorCode.SIZE_MISMATCH,
                    "file [" + expected + "] has [" + content.size() + "] bytes: it must have [" + size + "]");
        }
        byte[] bytes = content.toByteArray();
        Digest found = expected.algorithm() == Digest.Algorithm.MD5 ? Bytes.md5(bytes) : Bytes.sha256(bytes);
        if (!found.equals(expected)) {
            throw new StoreException(
                    ErrorCode.DIGEST_MISMATCH, "file has digest [" + found + "]: it must be [" + expected + "]");
        }
        return store.add(expected, bytes);
    }

    @Override
    public void close() {
        ended = true;
        String serversName = validator;
        if (serversName != null && !refused) {
            refused = true;
            store.keep(expected, new FakePartial(content.toByteArray(), serversName));
        }
    }

    private void checkOpen() {
        if (ended) {
            throw new IllegalStateException("the writer of [" + expected + "] has ended: begin a new one");
        }
    }
}
