package dev.modelwire.testkit.store;

import dev.modelwire.api.model.Digest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;

/** Bytes to store in tests, and their digests. */
public final class Bytes {

    private Bytes() {}

    /** Returns that many bytes, always the same for the same seed. */
    public static byte[] random(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** Returns the SHA-256 of the bytes. */
    public static Digest sha256(byte[] bytes) {
        return digest(Digest.Algorithm.SHA256, bytes);
    }

    /** Returns the MD5 of the bytes. */
    public static Digest md5(byte[] bytes) {
        return digest(Digest.Algorithm.MD5, bytes);
    }

    private static Digest digest(Digest.Algorithm algorithm, byte[] bytes) {
        try {
            return Digest.of(
                    algorithm, MessageDigest.getInstance(algorithm.javaName()).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no [" + algorithm + "], which every Java must have", e);
        }
    }
}
