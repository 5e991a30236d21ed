package dev.modelwire.sync.internal.desired;

import java.net.URI;

/** Shows values in messages: short, on one line, and with no secret. */
public final class Shown {

    private static final int LONGEST = 160;

    private Shown() {}

    public static String of(String value) {
        StringBuilder shown = new StringBuilder();
        value.codePoints()
                .limit(LONGEST)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .forEach(shown::appendCodePoint);
        return value.codePointCount(0, value.length()) > LONGEST ? shown + "…" : shown.toString();
    }

    /** Returns scheme, host, port and path, or the path alone: a query string or user-info may be a secret. */
    public static String of(URI url) {
        if (DownloadUrl.isBeside(url)) {
            return of(url.getPath());
        }
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return of(url.getScheme() + "://" + url.getHost() + port + url.getRawPath());
    }
}
