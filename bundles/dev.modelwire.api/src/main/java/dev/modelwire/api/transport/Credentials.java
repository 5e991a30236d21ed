package dev.modelwire.api.transport;

import java.util.Objects;

/** How a client says who it is to an HTTP server. */
public sealed interface Credentials {

    /** It does not. */
    record None() implements Credentials {}

    /** By HTTP basic authentication (RFC 7617). */
    record Basic(String user, Secret password) implements Credentials {
        public Basic {
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(password, "password");
        }
    }

    /** By a bearer token (RFC 6750). */
    record Bearer(Secret token) implements Credentials {
        public Bearer {
            Objects.requireNonNull(token, "token");
        }
    }
}
