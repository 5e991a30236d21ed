package dev.modelwire.sync.internal.transfer;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where servers are. */
final class Places {

    /** Finds the addresses of a name. May block. */
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private final Resolver resolver;

    Places(Resolver resolver) {
        this.resolver = resolver;
    }

    /**
     * Returns where a server would send us that it may not. Of a server with several addresses the farthest counts, of a
     * target each; a name that is not known here, perhaps only to a proxy, is taken to be far away.
     */
    Optional<Locality> forbidden(URI from, URI to) {
        Locality sender =
                localities(from).stream().min(Comparator.naturalOrder()).orElse(Locality.GLOBAL);
        return localities(to).stream()
                .filter(target -> !sender.maySendTo(target))
                .max(Comparator.naturalOrder());
    }

    private Set<Locality> localities(URI url) {
        try {
            return Stream.of(resolver.resolve(bare(url.getHost())))
                    .map(Locality::of)
                    .collect(Collectors.toSet());
        } catch (UnknownHostException e) {
            return Set.of(Locality.GLOBAL);
        }
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
