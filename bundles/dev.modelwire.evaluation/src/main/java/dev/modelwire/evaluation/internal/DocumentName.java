package dev.modelwire.evaluation.internal;

import dev.modelwire.api.evaluation.ScorecardId;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The name of the document of a scorecard, whose id may have any characters: letters of its digest. */
final class DocumentName {

    private static final String PREFIX = "scores-";
    private static final int LETTERS = 24;
    private static final BigInteger ALPHABET = BigInteger.valueOf(26);

    private DocumentName() {}

    static String of(ScorecardId id) {
        StringBuilder name = new StringBuilder(PREFIX);
        BigInteger left = new BigInteger(1, digest(id.value()));
        for (int i = 0; i < LETTERS; i++) {
            name.append((char) ('a' + left.mod(ALPHABET).intValue()));
            left = left.divide(ALPHABET);
        }
        return name.toString();
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
