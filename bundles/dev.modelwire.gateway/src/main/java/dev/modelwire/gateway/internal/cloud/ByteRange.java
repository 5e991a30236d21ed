package dev.modelwire.gateway.internal.cloud;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The bytes that one {@code Range} header asks for. */
record ByteRange(int first, int last, boolean partial) {

    private static final Pattern ONE = Pattern.compile("bytes=(\\d{1,9})-(\\d{0,9})");

    static Optional<ByteRange> all(int length) {
        return Optional.of(new ByteRange(0, length - 1, false));
    }

    /** Everything when the header is absent or of a form not served; empty when it begins behind the end. */
    static Optional<ByteRange> parse(@Nullable String header, int length) {
        var matcher = ONE.matcher(header == null ? "" : header.trim());
        if (!matcher.matches()) {
            return all(length);
        }
        var first = Integer.parseInt(matcher.group(1));
        var last = matcher.group(2).isEmpty() ? length - 1 : Math.min(Integer.parseInt(matcher.group(2)), length - 1);
        return first >= length || first > last ? Optional.empty() : Optional.of(new ByteRange(first, last, true));
    }

    String header(int length) {
        return "bytes " + first + "-" + last + "/" + length;
    }
}
