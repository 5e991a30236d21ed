package dev.modelwire.sync.internal.desired;

import dev.modelwire.api.desired.DesiredArtifact;
import dev.modelwire.api.reported.ErrorCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The URLs from which a file may be fetched. */
public final class DownloadUrl {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Set<String> NO_NAMES = Set.of("", ".", "..");

    private DownloadUrl() {}

    /** Returns whether the file lies beside the document and not on a server. */
    public static boolean isBeside(URI url) {
        return url.getScheme() == null;
    }

    /** Returns the names of directories and of the file, as they are below the directory of the document. */
    public static List<String> names(URI beside) {
        return List.of(beside.getPath().split("/", -1));
    }

    /** Returns the places of a file: that of {@code url}, or those of {@code urls}. */
    static List<URI> all(Fields file, UrlRule rule) throws DesiredRefusedException {
        if (!file.has("urls")) {
            return List.of(of(file.at("url"), file.string("url"), rule));
        }
        if (file.has("url")) {
            throw Fields.invalid(file.at("urls"), "stands beside [url]: use one of them");
        }
        List<URI> urls = new ArrayList<>();
        for (String text : file.strings("urls", 1, DesiredArtifact.MOST_URLS)) {
            URI url = of(file.at("urls") + "[" + urls.size() + "]", text, rule);
            if (urls.contains(url)) {
                throw Fields.invalid(file.at("urls"), "names [" + Shown.of(url) + "] twice");
            }
            urls.add(url);
        }
        return urls;
    }

    static URI of(String path, String text, UrlRule rule) throws DesiredRefusedException {
        URI url = parse(path, text);
        return rule == UrlRule.SERVERS_AND_BESIDE && isBeside(url) ? beside(path, url) : onServer(path, url);
    }

    private static URI beside(String path, URI url) throws DesiredRefusedException {
        boolean decorated = url.getRawAuthority() != null || url.getRawQuery() != null || url.getRawFragment() != null;
        boolean plain = !decorated
                && names(url).stream()
                        .allMatch(name -> !NO_NAMES.contains(name)
                                && name.chars().noneMatch(c -> Character.isISOControl(c) || c == '\\'));
        if (plain) {
            return url;
        }
        throw Fields.invalid(
                path,
                "is [" + Shown.of(url.toString())
                        + "]: it must be a plain path below the directory of the document, such as artifacts/pump.tflite,"
                        + " or begin with http:// or https://");
    }

    private static URI onServer(String path, URI url) throws DesiredRefusedException {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme)) {
            throw refused(
                    path,
                    "has the scheme [" + Shown.of(scheme)
                            + "]: http and https are allowed, and relative URLs in the document of a directory");
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
