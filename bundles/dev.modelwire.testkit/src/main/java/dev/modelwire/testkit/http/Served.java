package dev.modelwire.testkit.http;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that is served as RFC 9110 has it: with {@code Range}, {@code If-Range}, {@code If-None-Match} and
 * {@code If-Modified-Since}.
 *
 * @param content its bytes
 * @param etag its entity tag with its quotation marks; empty for none
 * @param lastModified its time as an HTTP date; empty for none
 */
public record Served(Content content, String etag, String lastModified) implements Behaviour {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{0,18})");

    /** Returns this file with an entity tag. */
    public Served etag(String tag) {
        return new Served(content, tag, lastModified);
    }

    /** Returns this file with a time. */
    public Served lastModified(String httpDate) {
        return new Served(content, etag, httpDate);
    }

    @Override
    public Answer answer(Request request) {
        if (isKnown(request)) {
            return named(Message.of(304));
        }
        Optional<Matcher> range = request.header("Range")
                .filter(asked -> isSame(request))
                .map(asked -> RANGE.matcher(asked.toLowerCase(Locale.ROOT)))
                .filter(Matcher::matches);
        return named(range.isEmpty() ? Message.of(200, content) : part(range.get()))
                .with("Accept-Ranges", "bytes");
    }

    private Message part(Matcher range) {
        long from = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? Long.MAX_VALUE - 1 : Long.parseLong(range.group(2));
        long to = Math.min(content.length(), last + 1);
        if (from >= to) {
            return Message.of(416).with("Content-Range", "bytes */" + content.length());
        }
        return Message.of(206, content, from, to)
                .with("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + content.length());
    }

    private boolean isKnown(Request request) {
        Optional<String> tag = request.header("If-None-Match");
        return tag.map(etag::equals)
                .orElse(request.header("If-Modified-Since")
                        .filter(lastModified::equals)
                        .isPresent());
    }

    private boolean isSame(Request request) {
        return request.header("If-Range")
                .map(named -> named.equals(lastModified) || (named.equals(etag) && !etag.startsWith("W/")))
                .orElse(true);
    }

    private Message named(Message message) {
        return message.with("ETag", etag).with("Last-Modified", lastModified);
    }
}
