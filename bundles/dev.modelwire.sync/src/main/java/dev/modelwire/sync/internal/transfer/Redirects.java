package dev.modelwire.sync.internal.transfer;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.sync.internal.desired.Shown;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where a server may send us on to. */
final class Redirects {

    static final int MOST = 5;
    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

    private Redirects() {}

    static boolean is(int status) {
        return STATUSES.contains(status);
    }

    static URI target(URI from, Optional<String> location, Places places) throws TransferException {
        URI to;
        try {
            to = from.resolve(location.orElseThrow(() -> refused(from, "to no place: it has no Location")));
        } catch (IllegalArgumentException e) {
            throw refused(from, "to what is not a URL");
        }
        String scheme = String.valueOf(to.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw refused(from, "to the scheme [" + Shown.of(scheme) + "]: http and https are allowed");
        }
        if ("https".equalsIgnoreCase(from.getScheme()) && scheme.equals("http")) {
            throw refused(from, "from https to http");
        }
        if (to.getHost() == null || to.getRawUserInfo() != null) {
            throw refused(from, "to a URL with no host or with a user name");
        }
        Optional<Locality> forbidden = places.forbidden(from, to);
        if (forbidden.isPresent()) {
            throw refused(
                    from,
                    "to [" + Shown.of(to) + "], an address of kind [" + forbidden.get()
                            + "]: a server may not send us to what is nearer to this gateway than it is itself; name that URL in the document if it is meant");
        }
        return to;
    }

    static TransferException refused(URI from, String why) {
        return new TransferException(ErrorCode.REDIRECT_REFUSED, "[" + Shown.of(from) + "] redirects " + why);
    }
}
