package dev.modelwire.sync.internal.desired;

import dev.modelwire.api.desired.SourceId;

/** From where the files of a document may be fetched. */
public enum UrlRule {
    /** From servers. */
    SERVERS,
    /** From servers and from beside the document. */
    SERVERS_AND_BESIDE;

    public static UrlRule of(SourceId source) {
        return of(source.value());
    }

    static UrlRule of(String source) {
        return source.equals(SourceId.DIRECTORY.value()) ? SERVERS_AND_BESIDE : SERVERS;
    }
}
