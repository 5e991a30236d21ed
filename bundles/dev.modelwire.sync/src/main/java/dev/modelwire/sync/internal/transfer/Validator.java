package dev.modelwire.sync.internal.transfer;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** By what a server knows that a file is still the same, byte for byte, as RFC 9110 allows it in {@code If-Range}. */
final class Validator {

    private static final Pattern STRONG_TAG = Pattern.compile("\"[!#-~]{0,254}\"");

    /** A file that was changed no later than this before the answer may be changed again under the same time. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private Validator() {}

    /** Returns the validator of the file in an answer, if it has one and the server sends parts of it. */
    static Optional<String> of(HttpHeaders headers) {
        if (headers.firstValue("Accept-Ranges").filter("none"::equalsIgnoreCase).isPresent()) {
            return Optional.empty();
        }
        Optional<String> tag = headers.firstValue("ETag");
        if (tag.isPresent()) {
            return tag.filter(value -> STRONG_TAG.matcher(value).matches());
        }
        Optional<ZonedDateTime> now = headers.firstValue("Date").flatMap(RetryAfter::date);
        return headers.firstValue("Last-Modified").filter(value -> RetryAfter.date(value)
                .filter(changed -> now.isPresent() && !changed.plus(SETTLED).isAfter(now.get()))
                .isPresent());
    }

    /** Returns whether a part is of the file with that validator. */
    static boolean matches(String validator, HttpHeaders part) {
        return validator.startsWith("\"")
                ? part.firstValue("ETag").filter(validator::equals).isPresent()
                : part.firstValue("Last-Modified")
                        .filter(time -> !time.equals(validator))
                        .isEmpty();
    }
}
