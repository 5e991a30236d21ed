package dev.modelwire.sync.internal.transfer;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which part of a file an answer with status 206 says it is.
 *
 * @param first the position of its first byte
 * @param last the position of its last byte
 * @param complete the length of the whole file; -1 if it is not said
 */
record ContentRange(long first, long last, long complete) {

    private static final Pattern FORM = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    static Optional<ContentRange> of(String header) {
        Matcher form = FORM.matcher(header.trim());
        if (!form.matches()) {
            return Optional.empty();
        }
        String complete = form.group(3);
        return Optional.of(new ContentRange(
                Long.parseLong(form.group(1)),
                Long.parseLong(form.group(2)),
                complete.equals("*") ? -1 : Long.parseLong(complete)));
    }

    /**
     * Returns whether it is all of a file from that position on.
     *
     * @param size the file's length if it is known, or -1
     * @param limit the largest length that is taken
     */
    boolean isRest(long from, long size, long limit) {
        long whole = size >= 0 ? size : complete;
        return first == from
                && first <= last
                && whole >= 0
                && whole <= limit
                && last == whole - 1
                && (complete < 0 || complete == whole);
    }

    long length() {
        return last - first + 1;
    }
}
