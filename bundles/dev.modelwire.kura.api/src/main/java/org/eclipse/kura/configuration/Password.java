package org.eclipse.kura.configuration;

import org.osgi.annotation.versioning.ProviderType;

/** A secret among configuration values. {@link #toString()} shows the secret: never log it. */
@ProviderType
public class Password {

    private final char[] password;

    public Password(String password) {
        this(password.toCharArray());
    }

    public Password(char[] password) {
        this.password = password.clone();
    }

    public char[] getPassword() {
        return password.clone();
    }

    @Override
    public String toString() {
        return new String(password);
    }
}
