package dev.modelwire.api.model;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;

/**
 * A digest that a file must have. SHA-256 is the rule; MD5 exists only for the flat desired state of older handlers.
 *
 * @param algorithm how it is computed
 * @param hex its lower-case hexadecimal digits
 */
public record Digest(Algorithm algorithm, String hex) {

    /** The digest algorithms. */
    public enum Algorithm {
        /** SHA-256, 64 hexadecimal digits. */
        SHA256("SHA-256", 64),
        /** MD5, 32 hexadecimal digits; no protection against a forger. */
        MD5("MD5", 32);

        private final String javaName;
        private final int hexDigits;

        Algorithm(String javaName, int hexDigits) {
            this.javaName = javaName;
            this.hexDigits = hexDigits;
        }

        /** Returns the name under which {@link java.security.MessageDigest} knows it. */
        public String javaName() {
            return javaName;
        }
    }

    public Digest {
        Objects.requireNonNull(algorithm, "algorithm");
        if (hex.length() != algorithm.hexDigits || !isHex(hex)) {
            throw new IllegalArgumentException(algorithm.javaName + " digest [" + Shown.of(hex) + "] must be "
                    + algorithm.hexDigits + " hexadecimal digits");
        }
    }

    /** By hand: a store reads thousands of them when a gateway starts, before anything is compiled. */
    private static boolean isHex(String text) {
        for (byte digit : text.getBytes(StandardCharsets.ISO_8859_1)) {
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** Returns the digest of that algorithm that is written so, in either case. */
    public static Digest of(Algorithm algorithm, String hex) {
        return new Digest(algorithm, hex.toLowerCase(Locale.ROOT));
    }

    /** Returns the SHA-256 digest that is written so, in either case. */
    public static Digest sha256(String hex) {
        return of(Algorithm.SHA256, hex);
    }

    /** Returns the digest with these bytes. */
    public static Digest of(Algorithm algorithm, byte[] bytes) {
        return new Digest(algorithm, HexFormat.of().formatHex(bytes));
    }

    /** Reads what {@link #toString()} writes. */
    public static Digest parse(String text) {
        for (Algorithm algorithm : Algorithm.values()) {
            String prefix = algorithm.javaName.toLowerCase(Locale.ROOT) + ":";
            if (text.startsWith(prefix)) {
                return of(algorithm, text.substring(prefix.length()));
            }
        }
        throw new IllegalArgumentException("digest [" + Shown.of(text) + "] must begin with sha-256: or md5:");
    }

    /** Returns the first twelve digits, for people. */
    public String abbreviated() {
        return hex.substring(0, 12);
    }

    @Override
    public String toString() {
        return algorithm.javaName.toLowerCase(Locale.ROOT) + ":" + hex;
    }
}
