package dev.modelwire.sync.internal.transfer;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** When a server wants to be asked again. */
final class RetryAfter {

    /** A server may not keep a gateway away for longer. */
    static final Duration MOST = Duration.ofHours(1);

    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    /**
     * Returns the time that an answer wants to be left alone, zero if it does not say. A date is compared with the
     * answer's own: the clock of a gateway may be wrong.
     */
    static Duration of(HttpHeaders headers) {
        String value = headers.firstValue("Retry-After").map(String::trim).orElse("");
        Duration wanted = value.chars().allMatch(c -> c >= '0' && c <= '9')
                ? seconds(value)
                : date(value)
                        .flatMap(until -> headers.firstValue("Date")
                                .flatMap(RetryAfter::date)
                                .map(now -> Duration.between(now, until)))
                        .orElse(Duration.ZERO);
        return wanted.isNegative() ? Duration.ZERO : wanted.compareTo(MOST) > 0 ? MOST : wanted;
    }

    private static Duration seconds(String digits) {
        if (digits.isEmpty()) {
            return Duration.ZERO;
        }
        return digits.length() > MOST_DIGITS ? MOST : Duration.ofSeconds(Long.parseLong(digits));
    }

    static Optional<ZonedDateTime> date(String value) {
        try {
            return Optional.of(ZonedDateTime.parse(value.trim(), DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
