package dev.modelwire.api.desired;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;

/**
 * Which share of a fleet takes a version. Each gateway decides by itself: it has a place from 0 to 100 that depends on
 * its id and the salt alone, and takes the version if its place is below {@code percent}. So a gateway that is in stays
 * in when the share grows, and another salt begins with other gateways.
 *
 * @param percent 0 to 100
 * @param salt at most 64 characters; usually the model and its version
 */
public record Rollout(int percent, String salt) {

    /** The whole fleet. */
    public static final Rollout ALL = new Rollout(100, "");

    private static final int LONGEST_SALT = 64;
    private static final double WHOLE = 0x1p64;

    public Rollout {
        Objects.requireNonNull(salt, "salt");
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("rollout percent [" + percent + "] must be from 0 to 100");
        }
        if (salt.length() > LONGEST_SALT) {
            throw new IllegalArgumentException(
                    "rollout salt of [" + salt.length() + "] characters must have at most " + LONGEST_SALT);
        }
    }

    /**
     * Returns the place of a gateway: the first eight bytes of SHA-256 of the salt, a zero byte and the id, all UTF-8, as
     * an unsigned fraction of 2^64, times 100.
     *
     * @return from 0 inclusive to 100, evenly spread over ids
     */
    public double place(String deviceId) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(salt.getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) 0);
            byte[] hash = sha256.digest(deviceId.getBytes(StandardCharsets.UTF_8));
            long first = ByteBuffer.wrap(hash).getLong();
            double unsigned = (first >>> 1) * 2.0 + (first & 1);
            return unsigned / WHOLE * 100;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("a Java runtime must have SHA-256", e);
        }
    }

    /** Returns whether the gateway takes the version. */
    public boolean includes(String deviceId) {
        return percent == 100 || place(deviceId) < percent;
    }
}
