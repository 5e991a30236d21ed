package dev.modelwire.benchmarks;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.store.BlobWriter;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoreSettings;
import dev.modelwire.api.store.StoredBlob;
import dev.modelwire.store.internal.ModelStoreComponent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** A store as a gateway has it, in a directory of the benchmark. */
final class Store implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final ModelStoreComponent component;

    private Store(ModelStoreComponent component) {
        this.component = component;
    }

    static Store open(Path directory) {
        ModelStoreComponent component = new ModelStoreComponent(new Settings(directory));
        component.activate();
        return new Store(component);
    }

    ModelStoreComponent component() {
        return component;
    }

    /** Stores a file as a transfer does: piece by piece. */
    StoredBlob put(Path file, Digest digest, long size) throws IOException, StoreException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                BlobWriter writer = component.write(digest, size, size)) {
            while (channel.read(buffer) >= 0) {
                writer.write(buffer.flip());
                buffer.clear();
            }
            return writer.commit();
        }
    }

    static Digest digest(Path file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            while (channel.read(buffer) >= 0) {
                sha256.update(buffer.flip());
                buffer.clear();
            }
            return Digest.of(Digest.Algorithm.SHA256, sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void close() {
        component.deactivate();
    }

    private record Settings(Path directory) implements StoreSettings {

        @Override
        public long minimumFreeBytes() {
            return 0;
        }

        @Override
        public long quotaBytes() {
            return 4L * 1024 * 1024 * 1024;
        }

        @Override
        public int versionsKept() {
            return 10;
        }

        @Override
        public Optional<String> problem() {
            return Optional.empty();
        }
    }
}
