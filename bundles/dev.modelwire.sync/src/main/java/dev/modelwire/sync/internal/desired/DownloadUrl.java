package dev.modelwire.sync.internal.desired;

import dev.modelwire.api.reported.ErrorCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** The URLs from which a file may be fetched. */
final class DownloadUrl {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private DownloadUrl() {}

    static URI of(String path, String text) throws DesiredRefusedException {
        URI url = parse(path, text);
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme)) {
            throw refused(path, "has the scheme [" + Shown.of(scheme) + "]: http and https are allowed");
        }
        if (url.getRawAuthority() != null && url.getRawAuthority().indexOf('@') >= 0) {
            throw refused(path, "holds a user name or password: set credentials in the configuration");
        }
        if (url.getHost() == null || url.getHost().isEmpty()) {
            throw Fields.invalid(path, "must name a host");
        }
        if (url.getRawFragment() != null) {
            throw Fields.invalid(path, "must not have a fragment (#)");
        }
        return url;
    }

    private static URI parse(String path, String text) throws DesiredRefusedException {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw Fields.invalid(path, "is not a URL: " + e.getReason() + " at index " + e.getIndex());
        }
    }

    private static DesiredRefusedException refused(String path, String why) {
        return new DesiredRefusedException(ErrorCode.URL_SCHEME_REFUSED, "[" + path + "] " + why);
    }
}
