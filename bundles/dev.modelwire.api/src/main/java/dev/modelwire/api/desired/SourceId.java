package dev.modelwire.api.desired;

import java.util.regex.Pattern;

/**
 * Where a desired state comes from, for example {@code configuration}, {@code directory} or {@code http}.
 *
 * @param value 1 to 32 of a-z, 0-9 and -
 */
public record SourceId(String value) {

    private static final Pattern VALID = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** The desired state in the host's own configuration. */
    public static final SourceId CONFIGURATION = new SourceId("configuration");
    /** The desired state that was put by a request over a cloud connection. */
    public static final SourceId REQUEST = new SourceId("request");
    /** The desired state that a cloud keeps for this gateway and sends over a cloud connection. */
    public static final SourceId CLOUD = new SourceId("cloud");
    /** The desired state in a directory that may come and go. */
    public static final SourceId DIRECTORY = new SourceId("directory");
    /** The desired state that is polled from an HTTP server. */
    public static final SourceId HTTP = new SourceId("http");

    public SourceId {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("source [" + value + "] must be 1 to 32 of a-z 0-9 -");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
