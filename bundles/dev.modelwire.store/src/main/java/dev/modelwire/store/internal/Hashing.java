package dev.modelwire.store.internal;

import dev.modelwire.api.model.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Digests of files. */
final class Hashing {

    private final FileOps ops;
    private final Buffers buffers = new Buffers();

    Hashing(FileOps ops) {
        this.ops = ops;
    }

    static MessageDigest begin(Digest.Algorithm algorithm) {
        try {
            return MessageDigest.getInstance(algorithm.javaName());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no [" + algorithm.javaName() + "]: install one that has", e);
        }
    }

    Digest sha256(Path file) throws IOException {
        MessageDigest digest = begin(Digest.Algorithm.SHA256);
        each(file, digest::update);
        return Digest.of(Digest.Algorithm.SHA256, digest.digest());
    }

    void copy(Path from, FileOps.Output to) throws IOException {
        each(from, to::write);
    }

    void each(Path file, Sink sink) throws IOException {
        ByteBuffer buffer = buffers.take();
        try (FileOps.Input input = ops.read(file)) {
            while (input.read(buffer) >= 0) {
                sink.take(buffer.flip());
                buffer.clear();
            }
        } finally {
            buffers.giveBack(buffer);
        }
    }

    /** Takes bytes as they are read. */
    interface Sink {
        void take(ByteBuffer bytes) throws IOException;
    }
}
