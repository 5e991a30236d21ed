package dev.modelwire.kura.internal;

import dev.modelwire.api.transport.Credentials;
import dev.modelwire.api.transport.Secret;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decrypts the credentials of a configuration. No message of it holds any part of a secret. */
final class CredentialsReader {

    private static final String PASSWORD = "desired.url.password";
    private static final String PROXY_PASSWORD = "proxy.password";
    private static final String TOKEN = "desired.url.bearer.token";

    private final Decryption decryption;

    CredentialsReader(Decryption decryption) {
        this.decryption = decryption;
    }

    Credentials read(SyncConfig config) {
        String user = Attributes.text("desired.url.username", config::desired_url_username);
        char[] password = decrypted(PASSWORD, config::desired_url_password);
        char[] token = decrypted(TOKEN, config::desired_url_bearer_token);
        try {
            if (token.length > 0 && (!user.isEmpty() || password.length > 0)) {
                throw new IllegalArgumentException("options " + TOKEN + " and desired.url.username or " + PASSWORD
                        + " are set: there may be one way to log in");
            }
            if (token.length > 0) {
                return new Credentials.Bearer(Secret.of(token));
            }
            return basic("desired.url.username", user, PASSWORD, password);
        } finally {
            Arrays.fill(password, '\0');
            Arrays.fill(token, '\0');
        }
    }

    /** Reads those for the proxy. */
    Credentials proxy(SyncConfig config) {
        String user = Attributes.text("proxy.username", config::proxy_username);
        char[] password = decrypted(PROXY_PASSWORD, config::proxy_password);
        try {
            return basic("proxy.username", user, PROXY_PASSWORD, password);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static Credentials basic(String userKey, String user, String passwordKey, char[] password) {
        if (user.isEmpty() && password.length > 0) {
            throw new IllegalArgumentException(
                    "option " + passwordKey + " is set and " + userKey + " is empty: set both or none");
        }
        return user.isEmpty() ? new Credentials.None() : new Credentials.Basic(user, Secret.of(password));
    }

    private char[] decrypted(String key, Supplier<@Nullable String> accessor) {
        char[] stored = stored(key, accessor);
        if (stored.length == 0) {
            return stored;
        }
        try {
            return decryption.decrypt(stored).clone();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw undecryptable(key);
        } catch (Exception e) {
            throw undecryptable(key);
        }
    }

    private static char[] stored(String key, Supplier<@Nullable String> accessor) {
        try {
            String value = accessor.get();
            return value == null ? new char[0] : value.toCharArray();
        } catch (RuntimeException e) {
            throw undecryptable(key);
        }
    }

    /** Names no cause, which may quote what it could not read. */
    private static IllegalArgumentException undecryptable(String key) {
        return new IllegalArgumentException("option " + key + " cannot be decrypted by this gateway: set it again");
    }
}
